import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { dropFile } from './run/drop.ts';
import type { Options, Row } from './run/row.ts';
import { temporaryFolder } from './run/site.ts';

export const name = 'Online Retail, 541,909 lines, 45 MB, dropped (needs KEEPSIGHT_DATA)';

export async function run(options: Options): Promise<Row[]> {
  const { KEEPSIGHT_DATA } = process.env;
  if (!KEEPSIGHT_DATA) return [];
  const path = join(temporaryFolder(), 'online_retail.csv');
  const packed = createReadStream(join(KEEPSIGHT_DATA, 'online-retail/online_retail.csv.gz'));
  await pipeline(packed, createGunzip(), createWriteStream(path));
  return dropFile(path, { ready: 8, done: 60 }, options);
}
