import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Page } from 'playwright';
import { secretFor, unseal } from '../../src/engine/seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepsight-'));
let count = 0;

/** Writes bytes to a file of its own and answers its path. */
export function written(bytes: Uint8Array, name = 'shop.keepsight'): string {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

/** Saves the shop from the Export screen. */
export async function saved(page: Page, passphrase = ''): Promise<Buffer> {
  await page.evaluate(() => (location.hash = '#/export'));
  if (passphrase) await page.getByTestId('passphrase').fill(passphrase);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-shop').click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Opens a saved shop through the file input, and answers what it asks. */
export async function openSaved(
  page: Page,
  bytes: Uint8Array,
  passphrase = '',
  name = 'shop.keepsight',
): Promise<void> {
  const file = { name, mimeType: 'application/vnd.keepsight', buffer: Buffer.from(bytes) };
  await page.getByTestId('files').setInputFiles([file]);
  if (passphrase) await answer(page, passphrase);
}

/** Types a passphrase where the page asks for one. */
export async function answer(page: Page, passphrase: string): Promise<void> {
  await page.locator('dialog').getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('passphrase-confirm').click();
}

/** Every table of a DuckDB file, as DuckDB itself reads it: rows and a checksum over all cells. */
export async function tablesOf(bytes: Uint8Array): Promise<Record<string, { rows: number; sum: string }>> {
  const instance = await DuckDBInstance.create(written(bytes, 'native.duckdb'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const list = await connection.runAndReadAll('SELECT table_name FROM duckdb_tables() ORDER BY ALL');
  const tables: Record<string, { rows: number; sum: string }> = {};
  for (const [name] of list.getRowsJS()) {
    const sql = `SELECT count(*)::INTEGER, coalesce(sum(hash(t)), 0)::VARCHAR FROM "${String(name)}" t`;
    const [[rows, sum] = []] = (await connection.runAndReadAll(sql)).getRowsJS();
    tables[String(name)] = { rows: Number(rows), sum: String(sum) };
  }
  connection.closeSync();
  instance.closeSync();
  return tables;
}

/** The database inside a sealed file. */
export async function unsealed(bytes: Uint8Array, passphrase: string): Promise<Buffer> {
  const file = new Blob([Uint8Array.from(bytes)]);
  const pieces: Uint8Array[] = [];
  for await (const piece of unseal(file, await secretFor(file, passphrase))) pieces.push(piece);
  return Buffer.concat(pieces);
}
