import { expect, test } from 'vitest';
import { mostBytes } from '../../src/intake/room.ts';
import { addTo, importInto, rowsOf, text } from './shop.ts';

const good = text('good.csv', 'order_id,date,customer_id,amount\n1,2024-01-02,a,5.00\n');
const more = text('more.csv', 'order_id,date,customer_id,amount\n2,2024-01-03,b,6.00\n');
const kept = 'SELECT file, loaded FROM sources';

/** Gzip by its first bytes, which says in its last four how much was packed. */
function packedFrom(bytes: number): File {
  const content = new Uint8Array(2 ** 20);
  content.set([0x1f, 0x8b, 8]);
  new DataView(content.buffer).setUint32(content.length - 4, bytes, true);
  return new File([content], 'years.csv.gz');
}

test('a file that packs more than there is room for is refused before it is read', async () => {
  expect((await importInto([packedFrom(mostBytes + 1e6), good])).problems).toEqual(['file/too_large']);
  expect(await rowsOf(kept)).toEqual([{ file: 'good.csv', loaded: 1 }]);
});

test('one that only claims more than can be packed is told to be damaged', async () => {
  expect((await importInto([packedFrom(4e9)])).problems).toEqual(['file/unreadable']);
});

test('what the shop holds takes room', async () => {
  const { db } = await importInto([good]);
  await db.rows(`UPDATE sources SET bytes = ${mostBytes - 10}`);
  expect((await addTo(db, [more])).problems).toEqual(['file/too_large']);
  expect(await rowsOf(kept)).toEqual([{ file: 'good.csv', loaded: 1 }]);
  await db.rows('UPDATE sources SET bytes = 1000');
  expect((await addTo(db, [more])).problems).toEqual([]);
});
