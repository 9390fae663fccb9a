import type { Database } from '../engine/database.ts';
import type { NoteChange } from '../views/screen.ts';

/** What a person wrote down about customers, and about the shop (`customer_id` is ''); it outlives the files. */
export const noteTables = {
  notes: 'note_key INTEGER, customer_id VARCHAR, written_on DATE, text VARCHAR',
};

export async function createNotes(database: Database): Promise<void> {
  for (const [name, columns] of Object.entries(noteTables))
    await database.rows(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`);
}

/** Adds a note, dated by this computer's calendar, or removes one. Answers the changed tables. */
export async function changeNotes(database: Database, change: NoteChange): Promise<string[]> {
  if (change.step === 'remove') await database.rows('DELETE FROM notes WHERE note_key = $1', [change.note]);
  else
    await database.rows('INSERT INTO notes SELECT coalesce(max(note_key), 0) + 1, $1, $2::DATE, $3 FROM notes', [
      change.customer,
      isoDay.format(new Date()),
      change.text,
    ]);
  return ['notes'];
}

/** Sweden writes its days as ISO does. */
const isoDay = new Intl.DateTimeFormat('sv-SE');
