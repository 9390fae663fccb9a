import { expect, test } from 'vitest';
import { booleanOf, consentOf, happenedOf, saidOf } from '../../src/intake/words.ts';
import { mayWrite } from '../../src/views/consent.ts';
import { openDatabase } from '../sql/database.ts';
import { importInto, rowsOf, text } from './shop.ts';

const opened = openDatabase();

async function read(of: (cell: string) => string, cell: string | null): Promise<boolean | null | undefined> {
  const [row] = await (
    await opened
  ).rows<{ said: boolean | null }>(`SELECT ${of('x')} AS said FROM (SELECT $1 AS x)`, [cell]);
  return row?.said;
}

test.each(
  (
    'yes | WAHR | VRAI | VERDADERO | Vero | 真 | on | opted in | Opt-In | opted_in | GRANTED | 允许 | ' +
    '同意 | 2024-03-01 10:11:12 | 01.03.2024 | SUBSCRIBED'
  ).split(' | '),
)('%s is consent', async (cell) => expect(await read(saidOf, cell)).toBe(true));

test.each(
  (
    'no | FALSCH | FAUX | FALSO | 假 | off | opted out | opt-out | never subscribed | ' +
    'NEVER_SUBSCRIBED | not_subscribed | unsubscribed | cleaned | pending | denied | 拒绝 | 不同意 | ' +
    '0000-00-00 00:00:00'
  ).split(' | '),
)('%s is none', async (cell) => expect(await read(saidOf, cell)).toBe(false));

test('an unknown word is no consent, and a blank cell says nothing', async () => {
  expect([await read(saidOf, 'perhaps'), await read(consentOf, 'perhaps'), await read(consentOf, null)]).toEqual([
    null,
    false,
    null,
  ]);
  expect([await read(booleanOf, 'perhaps'), await read(booleanOf, 'pending')]).toEqual([null, null]);
});

test.each([
  ['2', true],
  ['0', false],
  ['0.0', false],
  ['yes', true],
  ['2024-03-01 10:11', true],
  ['perhaps', null],
])('%s happened: %s', async (cell, happened) => expect(await read(happenedOf, cell)).toBe(happened));

const consents = (words: readonly string[]) =>
  text(
    'o.csv',
    ['order_id,date,email,amount,consent', ...words.map((word, at) => `${at},2024-01-05,${at}@b.c,1,${word}`)].join(
      '\n',
    ),
  );

test.each([
  ['in the beginning', [] as string[]],
  ['late', Array.from({ length: 1200 }, () => 'yes')],
])('an unknown word %s is listed as unreadable, and nobody is written to for it', async (_, first) => {
  await importInto([consents([...first, 'aye', 'opted out', '', '2024-01-01'])]);
  const last = await rowsOf('SELECT consent FROM incoming_lines ORDER BY line DESC LIMIT 4');
  expect(last.map(({ consent }) => consent).reverse()).toEqual([false, false, null, true]);
  expect(await rowsOf('SELECT rule, rows FROM incoming_changes')).toEqual([{ rule: 'unreadable_cells', rows: 1 }]);
});

test('a column of words that all are unknown lets write to nobody', async () => {
  await importInto([consents(['aye', 'naw'])]);
  const customers = `WITH customers AS (SELECT email, consent FROM incoming_lines) SELECT count(*)::INTEGER AS people`;
  expect(await rowsOf(`${customers} FROM customers WHERE ${mayWrite('customers')}`)).toEqual([{ people: 0 }]);
});

test('unknown words of a customers file are listed as well', async () => {
  await importInto([text('c.csv', 'email,name,tags,consent\na@b.c,Ann,vip,aye\nb@b.c,Bo,,opt-in\n')]);
  expect(await rowsOf('SELECT consent FROM incoming_customers ORDER BY line')).toEqual([
    { consent: false },
    { consent: true },
  ]);
  expect(await rowsOf('SELECT rule, rows FROM incoming_changes')).toEqual([{ rule: 'unreadable_cells', rows: 1 }]);
});
