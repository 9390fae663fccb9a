import type { Database } from '../engine/database.ts';
import type { AsideChange } from '../views/screen.ts';

/**
 * Sets customers aside, or takes them back: everyone whom a rule suggests, or one. They stay in the ledger and count
 * nowhere; whoever is set aside under one id is, once merged, under all. Answers the changed tables.
 */
export async function decideAside(database: Database, change: AsideChange): Promise<string[]> {
  const { step, rule = null, customer = null } = change;
  const chosen = `SELECT customer_id, rule, suggested FROM flagged_customers WHERE rule = $1 OR customer_id = $2
    UNION ALL SELECT $2, 'by_hand', true WHERE $2 IS NOT NULL`;
  if (step === 'back') {
    await database.rows(
      `WITH back AS (SELECT customer_id FROM (${chosen}))
       DELETE FROM set_aside WHERE customer_id IN (FROM back)
       OR customer_id IN (SELECT customer_id FROM person_links WHERE person_id IN (FROM back))`,
      [rule, customer],
    );
    return ['set_aside'];
  }
  await database.rows(
    `INSERT INTO set_aside SELECT customer_id, first(rule), get_current_timestamp()::TIMESTAMP::DATE
     FROM (${chosen})
     WHERE (suggested OR customer_id = $2) AND customer_id NOT IN (SELECT customer_id FROM aside_people)
     GROUP BY customer_id`,
    [rule, customer],
  );
  return ['set_aside'];
}
