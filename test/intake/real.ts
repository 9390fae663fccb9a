import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the public data sets, or undefined: then tests that read them are not collected. */
export const dataFolder = process.env.KEEPSIGHT_DATA;

export function realFile(path: string): File {
  const bytes = readFileSync(join(dataFolder ?? '', path));
  return new File([bytes], path.split('/').at(-1) ?? path);
}

export const hasReal = dataFolder !== undefined && existsSync(dataFolder);
