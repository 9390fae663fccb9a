import { beforeAll, expect, it } from 'vitest';
import { changeNotes } from '../../src/app/notes.ts';
import type { Database } from '../../src/engine/database.ts';
import { emptyShop } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const notes = () => database.rows('SELECT note_key, customer_id, text FROM notes ORDER BY note_key');

it('adds and removes notes, each dated today, whatever is written in them', async () => {
  const hostile = `'); DROP TABLE notes; --\n<script>1</script>`;
  expect(await changeNotes(database, { step: 'add', customer: 'ann@x.de', text: hostile })).toEqual(['notes']);
  await changeNotes(database, { step: 'add', customer: '', text: 'Closed in August' });
  await changeNotes(database, { step: 'remove', note: 1 });
  await changeNotes(database, { step: 'add', customer: 'ann@x.de', text: hostile });
  expect(await notes()).toEqual([
    { note_key: 2, customer_id: '', text: 'Closed in August' },
    { note_key: 3, customer_id: 'ann@x.de', text: hostile },
  ]);
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  expect(await database.rows('SELECT DISTINCT written_on FROM notes')).toEqual([{ written_on: today }]);
});
