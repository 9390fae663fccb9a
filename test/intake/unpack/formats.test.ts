import { expect, test } from 'vitest';
import { limits, refuseLarge } from '../../../src/intake/unpack/limits.ts';
import { unpack } from '../../../src/intake/unpack/unpack.ts';
import { type Content, gzipOf, parquetOf, tarOf, workbookOf, workbookParts, zipOf } from '../../fixtures/packed.ts';
import { addTo, importInto, rowsOf } from '../shop.ts';

const named = (name: string, content: Content) => new File([content], name);
const header = ['order_id', 'date', 'customer_id', 'amount'];
const orders = `${header.join()}\n1,2024-01-02,a,5.00\n2,2024-01-03,b,6.50\n`;
const more = `${header.join()}\n3,2024-02-02,c,7.25\n`;
const sources = () => rowsOf('SELECT file, lines, loaded, rejected, blank FROM sources ORDER BY source_key');
const day = (text: string) => new Date(`${text}Z`);

async function textOf(file: File): Promise<string[]> {
  const { tables } = await unpack(file, { signal: new AbortController().signal, report: () => undefined });
  return Promise.all(tables.map((table) => table.file.text()));
}

test('each sheet of a workbook is a source of its own, its lines are the rows of the sheet', async () => {
  const first = [
    header,
    [1, day('2024-01-02'), 'a', 5],
    null,
    [2, day('2024-01-03T10:30'), 'line\nbreak', 6.5],
    [3, '?', 'c', 1],
  ];
  const book = await workbookOf({
    Orders: { rows: first },
    Empty: { rows: [] },
    'Old & new': { rows: [header, [9, day('2023-12-31'), 'z', 19.989999999999998]] },
    Secret: { rows: first, hidden: true },
  });
  const { problems, remarks } = await importInto([named('shop.xlsx', book)]);
  expect(problems).toEqual([]);
  expect(remarks).toEqual(['file/sheets_left {"file":"shop.xlsx","sheets":"Empty, Secret"}']);
  expect(await sources()).toEqual([
    { file: 'shop.xlsx › Orders', lines: 4, loaded: 2, rejected: 1, blank: 1 },
    { file: 'shop.xlsx › Old & new', lines: 1, loaded: 1, rejected: 0, blank: 0 },
  ]);
  expect(await rowsOf('SELECT line, value, reason FROM rejects')).toEqual([
    { line: 5, value: '?', reason: 'bad_date' },
  ]);
  const lines = `SELECT line, order_id, written_at::VARCHAR AS at, platform_customer_id AS customer, line_total::DOUBLE AS total
    FROM incoming_lines ORDER BY source_key, line`;
  expect(await rowsOf(lines)).toMatchObject([
    { line: 2, order_id: '1', at: '2024-01-02 00:00:00', customer: 'a' },
    { line: 4, order_id: '2', at: '2024-01-03 10:30:00', customer: 'line\nbreak' },
    { line: 2, order_id: '9', at: '2023-12-31 00:00:00', customer: 'z' },
  ]);
});

test('cells are read as they are typed', async () => {
  const cells = [
    { xml: '><v>1.2345678901234567E+22</v>' },
    { xml: '><v>1E-3</v>' },
    { xml: '><v>0.30000000000000004</v>' },
    { xml: 't="b"><v>1</v>' },
    { xml: 't="e"><v>#N/A</v>' },
    { xml: 't="str"><f>A1&amp;B1</f><v>kept</v>' },
    { xml: '><f>SUM(A1:A9)</f>' },
    { xml: 't="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>ignored</t></rPh></is>' },
    { xml: 't="d"><v>2024-01-02T00:00:00</v>' },
    { xml: 's="1"><v>59</v>' },
    { xml: 's="1"><v>0.5</v>' },
    { xml: 's="1"><v>1e400</v>' },
    'tab\t "quoted"',
    '=1+1',
    { xml: 't="str"><v>_x0041_</v>' },
  ];
  const book = await workbookOf({ S: { rows: [[...cells.keys()].map((at) => `c${at}`), cells] } });
  const [text = ''] = await textOf(named('cells.xlsx', book));
  expect(text.split('\n')[1]).toBe(
    '12345678901234568000000,0.001,0.3,TRUE,#N/A,kept,=SUM(A1:A9),rich text,2024-01-02,1900-02-28,12:00:00,1e400,"tab\t ""quoted""",=1+1,A',
  );
});

test('a workbook that counts from 1904 and one that only points elsewhere', async () => {
  const parts = workbookParts({ S: { rows: [header, [1, { xml: 's="1"><v>0</v>' }, 'a', 1]] } });
  const early = {
    ...parts,
    'xl/workbook.xml': parts['xl/workbook.xml']!.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
  };
  expect((await textOf(named('a.xlsx', await zipOf(early))))[0]).toContain('1,1904-01-01,a,1');
  const away = parts['xl/_rels/workbook.xml.rels']!.replace(
    'Target="worksheets/sheet1.xml"',
    'Target="https://example.com/s.xml" TargetMode="External"',
  );
  const { problems } = await importInto([
    named('b.xlsx', await zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': away })),
  ]);
  expect(problems).toEqual(['file/damaged']);
});

test('a ZIP of several exports, in folders, with what systems leave behind', async () => {
  const zip = await zipOf({
    'b/january.csv': orders,
    '__MACOSX/b/._january.csv': 'x',
    'a/.DS_Store': 'x',
    'a/february.tsv': more.replaceAll(',', '\t'),
    'a/notes.pdf': '%PDF-1.7',
    'inner.zip': await zipOf({ 'march.csv': more.replace('3,', '4,') }),
  });
  const { problems, remarks } = await importInto([named('exports.bin', zip)]);
  expect({ problems, remarks }).toEqual({
    problems: [],
    remarks: ['file/files_left {"file":"exports.bin","files":"a/notes.pdf"}'],
  });
  expect(await sources()).toEqual([
    { file: 'exports.bin › a/february.tsv', lines: 1, loaded: 1, rejected: 0, blank: 0 },
    { file: 'exports.bin › b/january.csv', lines: 2, loaded: 2, rejected: 0, blank: 0 },
    { file: 'exports.bin › inner.zip › march.csv', lines: 1, loaded: 1, rejected: 0, blank: 0 },
  ]);
});

test('gzip with several members, and tar in gzip', async () => {
  const tar = await tarOf({ 'one.csv': orders, 'two/three.csv': more.replace('3,', '7,') });
  const members = named('members.gz', gzipOf(orders, '5,2024-03-01,d,1\n', '6,2024-03-01,e,1\n'));
  const { problems } = await importInto([members, named('exports.tar.gz', gzipOf(tar)), named('same.tar', tar)]);
  expect(problems).toEqual(['file/same_again', 'file/same_again']);
  expect(await sources()).toEqual([
    { file: 'members.gz', lines: 4, loaded: 4, rejected: 0, blank: 0 },
    { file: 'exports.tar.gz › one.csv', lines: 2, loaded: 2, rejected: 0, blank: 0 },
    { file: 'exports.tar.gz › two/three.csv', lines: 1, loaded: 1, rejected: 0, blank: 0 },
  ]);
});

test('JSON lines: the line is the physical one, what is no object is refused', async () => {
  const lines = [
    '{"order_id": 12345678901234567890123, "date": "2024-01-02", "customer": {"email": "a@b.c"}, "amount": 5}',
    '',
    '{"order_id": 2, "date": "2024-01-03", "customer": {"email": "d@b.c"}, "amount": 6.5, "note": "later"}',
    '{"order_id": 3, "date": broken',
    '{"order_id": 4, "date": "2024-01-04", "customer": {"email": "e@b.c"}, "amount": 1e400}',
  ];
  const { problems } = await importInto([named('orders.jsonl', lines.join('\n'))]);
  expect(problems).toEqual([]);
  expect(await sources()).toEqual([{ file: 'orders.jsonl', lines: 5, loaded: 2, rejected: 2, blank: 1 }]);
  expect(await rowsOf('SELECT line, order_id, email FROM incoming_lines ORDER BY line')).toEqual([
    { line: 1, order_id: '12345678901234567890123', email: 'a@b.c' },
    { line: 3, order_id: '2', email: 'd@b.c' },
  ]);
  expect(await rowsOf('SELECT line, value, reason FROM rejects ORDER BY line')).toEqual([
    { line: 4, value: lines[3], reason: 'not_data' },
    { line: 5, value: '1e400', reason: 'bad_number' },
  ]);
  expect(await rowsOf('SELECT rule FROM incoming_changes')).toEqual([]);
});

test('a list of objects, over lines or not, also packed', async () => {
  const list = [1, 2, 3].map((order_id) => ({
    order_id,
    date: '2024-01-02',
    customer_id: 'a]"}',
    amount: 5,
    tags: ['x', { y: 1 }],
  }));
  const { problems } = await importInto([named('list.json', gzipOf(JSON.stringify(list, null, 2)))]);
  expect(problems).toEqual([]);
  expect(await sources()).toEqual([{ file: 'list.json', lines: 3, loaded: 3, rejected: 0, blank: 0 }]);
  expect(await rowsOf('SELECT line, platform_customer_id AS id FROM incoming_lines ORDER BY line')).toEqual(
    [1, 2, 3].map((line) => ({ line, id: 'a]"}' })),
  );
});

test('Parquet: groups of rows, dates, moments, decimals, long whole numbers', async () => {
  const count = 2500;
  const numbers = Array.from({ length: count }, (_, at) => at);
  const parquet = parquetOf([
    { name: 'order_id', data: numbers.map((at) => BigInt(at) + 2n ** 60n), type: 'INT64' },
    { name: 'date', data: numbers.map((at) => new Date(Date.UTC(2024, 0, 1, 0, at))), type: 'TIMESTAMP' },
    { name: 'email', data: numbers.map((at) => (at === 7 ? null : `c${at}@x.y`)), type: 'STRING', nullable: true },
    { name: 'amount', data: numbers.map((at) => at / 100), type: 'DOUBLE' },
    { name: 'rate', data: numbers.map(() => Math.fround(12.34)), type: 'FLOAT' },
  ]);
  const [text = ''] = await textOf(named('orders', parquet));
  expect(text.split('\n')[8]).toBe(`${2n ** 60n + 7n},2024-01-01 00:07:00,,0.07,12.34`);
  const { problems } = await importInto([named('orders', parquet)]);
  expect(problems).toEqual([]);
  expect(await sources()).toEqual([{ file: 'orders', lines: count, loaded: count, rejected: 0, blank: 0 }]);
  const [last] = await rowsOf(
    `SELECT line, order_id, written_at::VARCHAR AS at FROM incoming_lines ORDER BY line DESC LIMIT 1`,
  );
  expect(last).toEqual({ line: count, order_id: String(2n ** 60n + 2499n), at: '2024-01-02 17:39:00' });
});

const good = named('good.csv', orders);
const sealed = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);
const zip = await zipOf({ 'a.csv': orders });
const flipped = await zipOf({ 'a.csv': orders }, { level: 0 }).then((bytes) =>
  bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
);
const book = await workbookOf({ S: { rows: [header, [1, 'x', 'a', 1]] } });

test.each<[string, string, Content]>([
  ['file/locked', 'sealed.xlsx', Uint8Array.from(sealed)],
  ['file/old_workbook', 'old.xls', Uint8Array.from(sealed.subarray(0, 500))],
  ['file/old_workbook', 'binary.xlsb', await zipOf({ 'xl/workbook.bin': 'x' })],
  [
    'file/old_workbook',
    'open.ods',
    await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
  ],
  ['file/unsupported', 'letter.docx', await zipOf({ 'word/document.xml': '<a/>' })],
  ['file/locked', 'locked.zip', await zipOf({ 'a.csv': orders }, { password: 'secret' })],
  ['file/damaged', 'cut.zip', zip.slice(0, zip.length - 30)],
  ['file/damaged', 'flipped.zip', flipped],
  ['file/damaged', 'cut.xlsx', book.slice(0, 900)],
  ['file/nothing_inside', 'empty.zip', await zipOf({})],
  ['file/nothing_inside', 'pictures.zip', await zipOf({ 'a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47) })],
  ['file/damaged', 'cut.parquet', new TextEncoder().encode('PAR1 and nothing else')],
  ['file/damaged', 'cut.json', '[{"order_id": 1}, {"order_id"'],
  ['file/json_shape', 'object.json', '{\n  "orders": [\n    {"a": 1}\n  ]\n}'],
  ['file/json_shape', 'list.json', '[[1, 2], [3, 4]]'],
  ['file/header_only', 'names.xlsx', await workbookOf({ S: { rows: [header] } })],
  ['file/empty', 'empty.xlsx', await workbookOf({ S: { rows: [] } })],
  ['file/unreadable', 'cut.gz', gzipOf(orders).slice(0, -9)],
])('%s: %s', async (code, name, content) => {
  const { problems } = await importInto([named(name, content), good]);
  expect(problems).toEqual([code]);
  expect(await sources()).toEqual([{ file: 'good.csv', lines: 2, loaded: 2, rejected: 0, blank: 0 }]);
});

test('a bomb is refused while it is unpacked, and what is too deep', async () => {
  const zeros = new Uint8Array(80 * 2 ** 20).fill(48);
  const bomb = await zipOf({ 'a.csv': zeros });
  expect(bomb.length).toBeLessThan(2 ** 18);
  let deep = await zipOf({ 'a.csv': orders });
  for (let at = 0; at < 5; at++) deep = await zipOf({ 'again.zip': deep });
  const files = [named('bomb.zip', bomb), named('bomb.gz', gzipOf(`${orders}`, zeros)), named('deep.zip', deep), good];
  expect((await importInto(files)).problems).toEqual(['file/bomb', 'file/bomb', 'file/bomb']);
});

test('what is too large is refused before it is read, with its size and the limit', () => {
  const refused = (size: number) => () => refuseLarge('a.xlsx', 'workbook', size, limits.workbook);
  expect(refused(limits.workbook)).not.toThrow();
  expect(refused(limits.workbook + 1)).toThrow(
    'file/too_large_kind {"file":"a.xlsx","kind":"workbook","size":65,"limit":64}',
  );
});

/** How Parquet writes a count: zigzag, seven bits a byte. */
function countBytes(count: number): Buffer {
  const bytes: number[] = [];
  for (let rest = count * 2; bytes.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    bytes.push((rest % 128) + (rest > 127 ? 128 : 0));
  return Buffer.from(bytes);
}

test('a small Parquet file that declares millions and millions of rows is refused before it is read', async () => {
  const rows = 1_100_000;
  const sound = parquetOf([{ name: 'amount', data: new Int32Array(rows), type: 'INT32' }], rows);
  const [real, declared] = [countBytes(rows).toString('latin1'), countBytes(130_000_000).toString('latin1')];
  const boasting = Buffer.from(sound).toString('latin1').replaceAll(real, declared);
  const { problems } = await importInto([named('rows.parquet', Uint8Array.from(Buffer.from(boasting, 'latin1')))]);
  expect(problems).toEqual(['file/too_large_kind']);
});

test('the same workbook again is refused', async () => {
  const again = await workbookOf({ S: { rows: [header, [1, day('2024-01-02'), 'a', 5]] } });
  const { db } = await importInto([named('a.xlsx', again)]);
  expect((await addTo(db, [named('b.xlsx', again)])).problems).toEqual(['file/same_again']);
});
