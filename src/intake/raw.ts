import type { Database } from '../engine/database.ts';
import { type Blocks, openBlocks } from './blocks.ts';
import { breathing } from '../engine/breath.ts';
import { Canonical, type Reject } from './canonical.ts';
import { Recoder } from './encoding.ts';
import { cellsAsPseudonyms } from './pseudonyms.ts';
import { cellName, rawTable, Slices, type Target } from './slices.ts';
import { columnsRead } from './columns.ts';
import type { Mapping, Sample } from './source.ts';

/** What reading a file left beside the raw table. */
export interface RawFile {
  readonly bytes: number;
  readonly hash: string;
  readonly encoding: string;
  readonly blank: number;
  readonly short: number;
  readonly replaced: number;
  readonly records: number;
  readonly rejects: Reject[];
}

export interface RawOptions {
  readonly signal: AbortSignal;
  report(bytes: number, rows: number): void;
}

/** Cuts a file block by block and hands the slices to the table. */
async function stream(blocks: Blocks, recoder: Recoder, canonical: Canonical, slices: Slices, options: RawOptions) {
  const breathe = breathing();
  const pass = async (block: Uint8Array, final: boolean) => {
    options.signal.throwIfAborted();
    canonical.push(block, final);
    for (const slice of canonical.slices.splice(0)) await slices.add(slice);
    options.report(blocks.bytes, canonical.records);
    await breathe();
  };
  for await (const block of blocks.read()) {
    await pass(recoder.push(block), false);
    if (slices.useless) return;
  }
  await pass(recoder.end(), true);
  await slices.settled();
}

/** Creates the temporary table `intake_raw`: the line number and the mapped columns as text. */
async function createRaw(db: Database, kept: readonly number[]): Promise<void> {
  const columns = kept.map((column) => `${cellName(column)} VARCHAR`);
  await db.rows(`DROP TABLE IF EXISTS ${rawTable}`);
  await db.rows(`CREATE TEMP TABLE ${rawTable} (line INTEGER, ${columns.join(', ')})`);
}

/**
 * Streams a file into a target, beside an empty `intake_raw` when it begins. Progress is reported after each block:
 * bytes of the file and records cut so far. Answers undefined when the target found it no use to go on.
 */
export async function readRaw(
  db: Database,
  file: File,
  sample: Sample,
  mapping: Mapping,
  target: Target,
  options: RawOptions,
): Promise<RawFile | undefined> {
  const blocks = openBlocks(file);
  const recoder = new Recoder(sample.encoding);
  const canonical = new Canonical(sample, sample.headers.length, sample.headerLine);
  const kept = columnsRead(mapping);
  await createRaw(db, kept);
  const masked = await cellsAsPseudonyms(db, mapping);
  const slices = new Slices(db, sample, kept, target, options.signal, masked);
  try {
    await stream(blocks, recoder, canonical, slices, options);
  } finally {
    await slices.settled().catch(() => undefined);
  }
  if (slices.useless) return undefined;
  return {
    bytes: blocks.bytes,
    hash: blocks.fingerprint.text,
    encoding: recoder.encoding,
    blank: canonical.blank,
    short: canonical.short,
    replaced: recoder.replaced,
    records: canonical.records + canonical.rejects.length + canonical.blank,
    rejects: [...canonical.rejects, ...slices.unreadable],
  };
}
