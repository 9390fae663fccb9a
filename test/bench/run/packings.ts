import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { ZipWriter } from '@zip.js/zip.js';

const chunk = 2 ** 16;

/** Texts as the bytes that zip.js takes, many to a chunk. */
async function* bytesOf(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  let gathered = '';
  for await (const text of texts) {
    gathered += text;
    if (gathered.length < chunk) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  yield Buffer.from(gathered);
}

const streamOf = (texts: AsyncIterable<string> | Iterable<string>): ReadableStream =>
  Readable.toWeb(Readable.from(bytesOf(texts))) as ReadableStream;

async function writeZip(path: string, entries: readonly (readonly [string, () => ReadableStream])[]): Promise<void> {
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path)));
  for (const [name, content] of entries) await zip.add(name, content(), { level: 6 });
  await zip.close();
}

/** A CSV as the only file of an archive. */
export const packCsv = (csv: string, path: string): Promise<void> =>
  writeZip(path, [['orders.csv', () => Readable.toWeb(createReadStream(csv)) as ReadableStream]]);

/** A CSV as native DuckDB copies it: `options` as COPY takes them. */
export async function copyCsv(csv: string, path: string, options: string): Promise<void> {
  const database = await (await DuckDBInstance.create(':memory:')).connect();
  await database.run(`COPY (FROM read_csv('${csv}')) TO '${path}' (${options})`);
}

const sheetXml = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeXml = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageXml = 'http://schemas.openxmlformats.org/package/2006';
const dayOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) / 86_400_000 + 25_569;

/** Cells as Excel writes them: texts shared, dates as days since 1900 in a format of their own. */
async function* sheetOf(csv: string, texts: Map<string, number>): AsyncGenerator<string> {
  yield `<worksheet xmlns="${sheetXml}"><sheetData>`;
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    row++;
    const cells = line.split(',').map((cell, column) => {
      const at = `r="${String.fromCharCode(65 + column)}${row}"`;
      if (row > 1 && column === 1) return `<c ${at} s="1"><v>${dayOf(cell)}</v></c>`;
      if (row > 1 && column > 4) return `<c ${at}><v>${cell}</v></c>`;
      if (!texts.has(cell)) texts.set(cell, texts.size);
      return `<c ${at} t="s"><v>${texts.get(cell)}</v></c>`;
    });
    yield `<row r="${row}">${cells.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function* sharedOf(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `<sst xmlns="${sheetXml}">`;
  for (const text of texts.keys()) yield `<si><t>${text}</t></si>`;
  yield '</sst>';
}

/** The lines of a generated CSV as the one sheet of a workbook. */
export async function packWorkbook(csv: string, path: string): Promise<void> {
  const texts = new Map<string, number>();
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${officeXml}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): string =>
    `<Relationships xmlns="${packageXml}/relationships">${all.join('')}</Relationships>`;
  await writeZip(path, [
    ['[Content_Types].xml', () => streamOf([`<Types xmlns="${packageXml}/content-types"/>`])],
    ['_rels/.rels', () => streamOf([relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))])],
    [
      'xl/workbook.xml',
      () =>
        streamOf([
          `<workbook xmlns="${sheetXml}" xmlns:r="${officeXml}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        ]),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      () =>
        streamOf([
          relations(
            relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
            relation('rId2', 'sharedStrings', 'sharedStrings.xml'),
            relation('rId3', 'styles', 'styles.xml'),
          ),
        ]),
    ],
    [
      'xl/styles.xml',
      () =>
        streamOf([
          `<styleSheet xmlns="${sheetXml}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
        ]),
    ],
    ['xl/worksheets/sheet1.xml', () => streamOf(sheetOf(csv, texts))],
    ['xl/sharedStrings.xml', () => streamOf(sharedOf(texts))],
  ]);
}
