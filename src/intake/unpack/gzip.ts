import { Budget } from './limits.ts';

/** Little enough that what comes out of it does not hold the page up. */
const pushedBytes = 2 ** 15;
const blockBytes = 2 ** 19;

const isPadding = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);

/**
 * Unpacks gzip of one or several members, checksums compared. `file` names it in failures: it throws
 * `Problem('file/bomb')` while unpacking what unpacks to too much, and an Error where the bytes are damaged.
 */
export async function* gunzip(file: string, blocks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Inflate } = await import('pako');
  const budget = new Budget(file);
  const out: Uint8Array[] = [];
  let [packed, unpacked] = [0, 0];
  const begin = () => {
    const inflate = new Inflate({ windowBits: 31, chunkSize: blockBytes });
    inflate.onData = (block) => {
      unpacked += block.length;
      budget.take(block.length, unpacked, packed);
      out.push(block);
    };
    inflate.onEnd = () => undefined;
    return inflate;
  };
  let inflate = begin();
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += pushedBytes) {
      const part = block.subarray(at, at + pushedBytes);
      packed += part.length;
      if (inflate.ended && isPadding(part)) continue;
      if (inflate.ended) inflate = begin();
      inflate.push(part);
      if (inflate.err) throw new Error(inflate.msg);
      yield* out.splice(0);
    }
  }
  if (!inflate.ended) throw new Error('The packed data stop before their end');
}

/** Bytes as a blob, which the browser keeps outside the memory of the page. */
export async function blobOf(blocks: AsyncIterable<Uint8Array>): Promise<Blob> {
  const parts: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const block of blocks) {
    pending.push(block.slice());
    length += block.length;
    if (length < 8 * blockBytes) continue;
    parts.push(new Blob(pending));
    [pending, length] = [[], 0];
  }
  return new Blob([...parts, ...pending]);
}
