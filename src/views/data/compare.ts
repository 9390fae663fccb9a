/** How many orders of two files stand in which: within the days that both cover, and beside them. */
export type Compared = {
  same: number;
  changed: number;
  only_first: number;
  only_second: number;
  beside_first: number;
  beside_second: number;
};

/** An order that the two files tell differently. */
export type Differing = {
  order_id: string;
  ordered_on: string;
  state_first: string | null;
  state_second: string | null;
  amount_first: number | null;
  amount_second: number | null;
};

/** Orders of the files `$1` and `$2`, side by side; without an id, by buyer and moment. */
const sideBySide = `WITH named AS (
  SELECT
    * REPLACE (
      coalesce(
        order_id,
        coalesce(email, platform_customer_id, phone) || ' ' || CASE WHEN has_time THEN written_at::VARCHAR ELSE written_at::DATE::VARCHAR END
      ) AS order_id
    )
  FROM incoming_lines
  WHERE source_key IN ($1::INTEGER, $2::INTEGER)
),
told AS (
  SELECT
    source_key,
    order_id,
    min(written_at)::DATE AS ordered_on,
    CASE WHEN max(cancelled_at) IS NOT NULL THEN 'cancelled' ELSE coalesce(any_value(status_word), any_value(status_means)) END AS state,
    coalesce(
      any_value(order_total),
      any_value(order_goods),
      coalesce(
        any_value(order_subtotal),
        sum(coalesce(line_total, line_subtotal - abs(coalesce(line_discount, 0)), coalesce(quantity, 1) * unit_price - coalesce(line_discount, 0)))
      ) - abs(coalesce(any_value(order_discount), 0))
    )::DOUBLE
    - coalesce(abs(any_value(refunded)), any_value(order_total - adjusted_total), 0)::DOUBLE AS amount
  FROM named
  WHERE order_id IS NOT NULL
  GROUP BY source_key, order_id
),
days AS (
  SELECT max(first_on) AS first_on, min(last_on) AS last_on
  FROM (SELECT min(ordered_on) AS first_on, max(ordered_on) AS last_on FROM told GROUP BY source_key)
),
pairs AS (
  SELECT
    coalesce(one.order_id, other.order_id) AS order_id,
    coalesce(one.ordered_on, other.ordered_on) AS ordered_on,
    one.order_id IS NOT NULL AS in_first,
    other.order_id IS NOT NULL AS in_second,
    one.state AS state_first,
    other.state AS state_second,
    one.amount AS amount_first,
    other.amount AS amount_second,
    (lower(one.state) IS DISTINCT FROM lower(other.state)) OR coalesce(abs(one.amount - other.amount) >= 0.005, false) AS differs
  FROM (FROM told WHERE source_key = $1::INTEGER) AS one
  FULL JOIN (FROM told WHERE source_key = $2::INTEGER) AS other USING (order_id)
)`;

export const comparedSql = `${sideBySide}
SELECT
  (count(*) FILTER (in_first AND in_second AND NOT differs))::INTEGER AS same,
  (count(*) FILTER (in_first AND in_second AND differs))::INTEGER AS changed,
  (count(*) FILTER (NOT in_second AND ordered_on BETWEEN first_on AND last_on))::INTEGER AS only_first,
  (count(*) FILTER (NOT in_first AND ordered_on BETWEEN first_on AND last_on))::INTEGER AS only_second,
  (count(*) FILTER (NOT in_second AND NOT ordered_on BETWEEN first_on AND last_on))::INTEGER AS beside_first,
  (count(*) FILTER (NOT in_first AND NOT ordered_on BETWEEN first_on AND last_on))::INTEGER AS beside_second
FROM pairs
CROSS JOIN days`;

export const differingSql = `${sideBySide}
SELECT order_id, ordered_on, state_first, state_second, amount_first, amount_second
FROM pairs
WHERE in_first AND in_second AND differs
ORDER BY ordered_on DESC, order_id`;
