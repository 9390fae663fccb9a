import type { Database } from '../engine/database.ts';
import { emailOf, idOf, literal, textOf } from './expressions.ts';
import type { Masked } from './slices.ts';
import { columnsOfFields } from './columns.ts';
import type { Field, Mapping } from './source.ts';

/**
 * Pseudonyms on load: what names a person is replaced before it is written anywhere, by the beginning of its
 * HMAC-SHA-256 under a random key that stays in the shop. The same text gives the same pseudonym in every file of the
 * shop, so that orders still meet, and another one in another shop.
 */

const length = 20;

const hex = (bytes: Iterable<number>): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Switches pseudonyms on with a fresh key, or off. Only sensible while the shop has no files. */
export async function setPseudonyms(db: Database, on: boolean): Promise<void> {
  await db.rows('DELETE FROM pseudonyms');
  if (on) await db.rows('INSERT INTO pseudonyms VALUES ($1)', [hex(crypto.getRandomValues(new Uint8Array(64)))]);
}

/** The key of the shop, 64 bytes in hexadecimal; undefined where names are kept as written. */
async function keyOf(db: Database): Promise<string | undefined> {
  const [row] = await db.rows<{ key: string }>('SELECT key FROM pseudonyms');
  return row?.key;
}

/**
 * Tells that a file was read with pseudonyms, and strikes out what stands in its cells that could not be read: anything
 * may have slipped into them.
 */
export async function tellPseudonyms(db: Database, sourceKey: number, loaded: number): Promise<void> {
  if ((await keyOf(db)) === undefined) return;
  await db.rows(`INSERT INTO incoming_changes VALUES (${sourceKey}, 'pseudonyms', ${loaded}, NULL)`);
  await db.rows(`UPDATE rejects SET value = '' WHERE source_key = ${sourceKey}`);
}

/** The key with each byte crossed with one, as HMAC's two paddings are. */
const padded = (key: string, byte: number): string =>
  `from_hex('${hex((key.match(/../g) ?? []).map((pair) => parseInt(pair, 16) ^ byte))}')`;

/** SQL of HMAC-SHA-256 of a text, in hexadecimal; the key is 64 bytes in hexadecimal, one block of SHA-256. */
export const hmacOf = (key: string, text: string): string =>
  `sha256(${padded(key, 0x5c)} || from_hex(sha256(${padded(key, 0x36)} || encode(${text}))))`;

/** It begins with a letter, so that nothing takes it for a number; that of an e-mail ends in `@`. */
const pseudonym = (key: string, text: string): string =>
  `'p' || left(${hmacOf(key, text)}, ${length}) || CASE WHEN contains(${text}, '@') THEN '@' ELSE '' END`;

/** SQL of the pseudonym of a text in this shop; of the text itself where names are kept as written. */
export async function pseudonymOf(db: Database, text: string): Promise<string> {
  const key = await keyOf(db);
  return key === undefined ? text : pseudonym(key, text);
}

/** What is replaced, and how it is written alike before: the same e-mail in capitals is the same person. */
const personal: Readonly<Partial<Record<Field, (cell: string) => string>>> = {
  email: emailOf,
  platform_customer_id: idOf,
  phone: idOf,
  customer_name: (cell) => `lower(${textOf(cell)})`,
  last_name: (cell) => `lower(${textOf(cell)})`,
};

/** A guest stays one: nobody is called by what stands for all of them. */
function alikeIn({ guest }: Mapping, field: Field): ((cell: string) => string) | undefined {
  const alike = personal[field];
  if (field !== 'platform_customer_id' || guest === undefined) return alike;
  return (cell) => `nullif(${idOf(cell)}, ${literal(guest)})`;
}

const emailInText = String.raw`[^\s@,;<>()"]+@[^\s@,;<>()"]+`;

/**
 * SQL of a cell as it may be written, by the position of its column; undefined where names are kept as written. In cells
 * that name nobody, an e-mail address that stands among other text is struck out.
 */
export async function cellsAsPseudonyms(db: Database, mapping: Mapping): Promise<Masked | undefined> {
  const key = await keyOf(db);
  if (key === undefined) return undefined;
  const people = columnsOfFields(mapping).filter(([field]) => field in personal);
  const replaced = new Map(people.map(([field, column]) => [column, alikeIn(mapping, field)] as const));
  return (column, cell) => {
    const alike = replaced.get(column);
    if (alike) return `CASE WHEN ${cell} IS NOT NULL THEN ${pseudonym(key, alike(cell))} END`;
    return `CASE WHEN contains(${cell}, '@') THEN regexp_replace(${cell}, '${emailInText}', '***', 'g') ELSE ${cell} END`;
  };
}
