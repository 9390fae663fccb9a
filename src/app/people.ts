import type { Database } from '../engine/database.ts';
import type { PeopleChange } from '../views/screen.ts';

/** Tables of what was decided about who is who; they outlive the files. */
export const peopleTables = {
  person_links: 'customer_id VARCHAR PRIMARY KEY, person_id VARCHAR',
  person_refusals: 'customer_id VARCHAR, other_id VARCHAR',
  set_aside: 'customer_id VARCHAR PRIMARY KEY, rule VARCHAR, set_on DATE',
};

export async function createPeople(database: Database): Promise<void> {
  for (const [name, columns] of Object.entries(peopleTables))
    await database.rows(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`);
}

/**
 * Merges two customers into one, keeps two apart, splits a person again, or lets two who were kept apart be suggested
 * again. Answers the changed tables.
 */
export async function decidePeople(database: Database, change: PeopleChange): Promise<string[]> {
  if (change.kind === 'merge') {
    const { into, other } = change;
    await database.rows('UPDATE person_links SET person_id = $1 WHERE person_id = $2', [into, other]);
    await database.rows('INSERT OR REPLACE INTO person_links VALUES ($1, $2)', [other, into]);
    return ['person_links'];
  }
  if (change.kind === 'apart') {
    await refuse(database, 'SELECT $1, $2', [change.one, change.other]);
    return ['person_refusals'];
  }
  if (change.kind === 'again') {
    await database.rows(
      'DELETE FROM person_refusals WHERE customer_id = least($1, $2) AND other_id = greatest($1, $2)',
      [change.one, change.other],
    );
    return ['person_refusals'];
  }
  await refuse(database, 'SELECT person_id, customer_id FROM person_links WHERE person_id = $1', [change.person]);
  await database.rows('DELETE FROM person_links WHERE person_id = $1', [change.person]);
  return ['person_links', 'person_refusals'];
}

async function refuse(database: Database, pairs: string, values: readonly string[]): Promise<void> {
  await database.rows(
    `INSERT INTO person_refusals SELECT least(one, other), greatest(one, other) FROM (${pairs}) pairs (one, other)`,
    values,
  );
}
