import { DuckDBInstance } from '@duckdb/node-api';

/** What a shop adds up to; money in its own currency, to the cent. */
export interface Figures {
  readonly lines: number;
  readonly orders: number;
  readonly customers: number;
  readonly revenue: number;
  readonly recency_days: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** The figures of generated order lines as native DuckDB reads them on one thread, and the seconds it takes. */
export async function nativeFigures(path: string): Promise<{ figures: Figures; seconds: number }> {
  const database = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const start = performance.now();
  await database.run(
    `CREATE TABLE lines AS
     SELECT order_id, order_date::DATE AS day, customer_id, product_id, (quantity * unit_price)::DECIMAL(18, 2) AS amount
     FROM read_csv('${path}', types = {'unit_price': 'DECIMAL(18,4)', 'order_date': 'TIMESTAMP'})`,
  );
  const answer = await database.runAndReadAll(
    `WITH customers AS (
       SELECT customer_id, max(day) AS last_on, count(DISTINCT order_id) AS frequency, sum(amount) AS monetary
       FROM lines GROUP BY customer_id
     )
     SELECT
       (SELECT count(*) FROM lines)::DOUBLE AS lines,
       (SELECT count(DISTINCT order_id) FROM lines)::DOUBLE AS orders,
       count(*)::DOUBLE AS customers,
       (SELECT sum(amount) FROM lines)::DOUBLE AS revenue,
       sum((SELECT max(day) FROM lines) - last_on)::DOUBLE AS recency_days,
       sum(frequency)::DOUBLE AS frequency,
       sum(monetary)::DOUBLE AS monetary
     FROM customers`,
  );
  const seconds = (performance.now() - start) / 1000;
  return { figures: answer.getRowObjects()[0] as unknown as Figures, seconds };
}
