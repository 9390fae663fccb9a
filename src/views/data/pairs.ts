/** Two customers beside each other; without a number of orders where no order names one any more. */
export type Pair = {
  customer_id: string;
  name: string | null;
  orders: number | null;
  other_id: string;
  other_name: string | null;
  other_orders: number | null;
};

export const keptApartSql = `SELECT DISTINCT
  apart.customer_id,
  one.name,
  one.orders,
  apart.other_id,
  other.name AS other_name,
  other.orders AS other_orders
FROM person_refusals AS apart
LEFT JOIN customers AS one ON one.customer_id = apart.customer_id
LEFT JOIN customers AS other ON other.customer_id = apart.other_id
ORDER BY apart.customer_id, apart.other_id`;
