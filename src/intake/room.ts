import type { Database } from '../engine/database.ts';
import { Problem } from '../problem.ts';

const MB = 1e6;

/**
 * Bytes of text that one shop takes. Ten million order lines, 618 MB, take 2.6 GB of the 4 GB that WebAssembly can
 * address, figures included; what is much more ends without memory.
 */
export const mostBytes = 640 * MB;

/** Gzip packs no better than this: what claims more is damaged, and said to be so where it is read. */
const highestRatio = 1032;

/** Bytes of a file once unpacked. A gzip file ends in the size of what was packed, up to 4 GB. */
async function unpackedBytes(file: File): Promise<number> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return file.size;
  const tail = new DataView(await file.slice(-4).arrayBuffer());
  const claimed = tail.byteLength === 4 ? tail.getUint32(0, true) : 0;
  return claimed > file.size * highestRatio ? file.size : Math.max(file.size, claimed);
}

/** Throws, before a file is read, where it is more than there is room for beside what the shop holds. */
export async function refuseBeyondRoom(db: Database, file: File): Promise<void> {
  const size = await unpackedBytes(file);
  const [held] = await db.rows<{ bytes: number }>('SELECT coalesce(sum(bytes), 0)::DOUBLE AS bytes FROM sources');
  const bytes = held?.bytes ?? 0;
  if (size + bytes <= mostBytes) return;
  throw new Problem('file/too_large', {
    file: file.name,
    size: Math.ceil(size / MB),
    held: Math.round(bytes / MB),
    limit: mostBytes / MB,
  });
}
