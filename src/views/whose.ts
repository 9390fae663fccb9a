/**
 * Whose an id is. The ids of one person are those that stand on her rows and on nobody else's, what other formats call
 * the buyer of the same order, and the ids that were merged, both ways. Asked for an id that several customers share
 * (a family's phone), all of them are meant; asked for one of those, only that one.
 */

const both = ['email', 'platform_customer_id'] as const;
const all = [...both, 'phone'] as const;

/** The kinds of files whose rows name people or their orders, with the columns that do. */
export const naming: Readonly<Record<string, readonly string[]>> = {
  codes: [...both, 'order_id'],
  customers: all,
  events: [...both, 'order_id'],
  items: ['order_id'],
  ratings: both,
  refunds: ['order_id'],
  reviews: [...both, 'order_id'],
  sends: all,
  surveys: [...all, 'order_id'],
};

const tables = Object.entries({ lines: all, ...naming }).filter(([, columns]) => columns.includes('email'));
const named = tables.map(([kind, columns]) => {
  const phone = columns.includes('phone') ? 'phone' : 'NULL';
  return `SELECT email, platform_customer_id, ${phone} AS phone FROM incoming_${kind}`;
});

/** Entries of a WITH RECURSIVE that end in `hers`: every id of the person, or persons, to whom the ids of a SELECT lead. */
export const hersOf = (asked: string): string => `named AS MATERIALIZED (
  ${named.join('\n  UNION\n  ')}
),

retold AS MATERIALIZED (
  SELECT DISTINCT document, email, platform_customer_id, phone
  FROM incoming_lines
  SEMI JOIN (FROM told_orders WHERE is_merged) AS merged USING (order_id, source_key)
  LEFT JOIN told_orders USING (order_id, source_key)
),

buyers AS (
  SELECT document, coalesce(max(email), max(platform_customer_id), max(phone)) AS buyer FROM retold GROUP BY document
),

owned AS MATERIALIZED (
  SELECT id, buyer, coalesce(person_id, buyer) AS person
  FROM (
    SELECT coalesce(email, platform_customer_id, phone) AS buyer, unnest([email, platform_customer_id, phone]) AS id FROM named
    UNION
    SELECT buyer, unnest([email, platform_customer_id, phone]) FROM retold JOIN buyers USING (document)
  )
  LEFT JOIN person_links ON person_links.customer_id = buyer
  WHERE id <> buyer
),

ties AS (
  SELECT id AS one, buyer AS other FROM owned QUALIFY min(person) OVER (PARTITION BY id) = max(person) OVER (PARTITION BY id)
  UNION
  SELECT customer_id, person_id FROM person_links
),

tied AS MATERIALIZED (
  FROM ties
  UNION
  SELECT other, one FROM ties
),

asked AS (
  ${asked}
),

reached AS (
  SELECT id FROM asked
  UNION
  SELECT buyer FROM owned JOIN asked USING (id)
  UNION
  SELECT other FROM reached JOIN tied ON one = id
),

hers AS (
  SELECT id FROM reached
  UNION
  SELECT owned.id FROM owned LEFT JOIN reached ON reached.id = buyer GROUP BY owned.id HAVING bool_and(reached.id IS NOT NULL)
)`;

/** SQL: a row names the person by e-mail or customer number; by phone where it has neither. */
export function namesOne(columns: readonly string[], hers = 'hers'): string {
  const strong = both.filter((column) => columns.includes(column));
  const parts = strong.map((column) => `coalesce(${column} IN (SELECT id FROM ${hers}), false)`);
  const alone = [`phone IN (SELECT id FROM ${hers})`, ...strong.map((column) => `${column} IS NULL`)];
  return [...parts, ...(columns.includes('phone') ? [`coalesce(${alone.join(' AND ')}, false)`] : [])].join(' OR ');
}

const others = Object.entries(naming).map(([kind, columns]) => {
  const byOrder = columns.includes('order_id') ? 'order_id IN (SELECT order_id FROM bought)' : '';
  return `SELECT 1 FROM incoming_${kind} WHERE ${[namesOne(columns), byOrder].filter(Boolean).join(' OR ')}`;
});

/** What goes with the person known by the id `$1`, and who that is where it is several. */
export type Going = {
  people: string | null;
  orders: number;
  lines: number;
  amount: number;
  others: number;
  hidden: boolean;
};

export const goingSql = `WITH RECURSIVE
${hersOf("SELECT CASE WHEN contains($1, '@') THEN lower($1) ELSE $1 END AS id")},

bought AS (
  SELECT * FROM orders WHERE customer_id IN (SELECT id FROM hers)
)

SELECT
  (SELECT string_agg(DISTINCT customer_id, ', ' ORDER BY customer_id) FROM bought HAVING count(DISTINCT customer_id) > 1) AS people,
  (SELECT count(*) FROM bought)::INTEGER AS orders,
  (SELECT coalesce(sum(lines), 0) FROM bought)::INTEGER AS lines,
  (SELECT coalesce(sum(goods), 0) FROM bought)::DOUBLE AS amount,
  (SELECT count(*) FROM (${others.join(' UNION ALL ')}))::INTEGER AS others,
  (SELECT count(*) > 0 FROM pseudonyms) AS hidden`;
