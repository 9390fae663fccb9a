import { Problem } from '../problem.ts';
import { gunzip } from './unpack/gzip.ts';

/** Small enough that scanning one keeps the page answering, large enough that reading is not the cost. */
const blockBytes = 2 ** 19;
const probeBytes = 2 ** 18;

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Fingerprint of a file while it streams: each link is the SHA-256 of the link before and that of the next block. */
export class Fingerprint {
  #link = new Uint8Array(32);

  async add(block: Uint8Array<ArrayBuffer>): Promise<void> {
    const joined = new Uint8Array(64);
    joined.set(this.#link);
    joined.set(await sha256(block), 32);
    this.#link = await sha256(joined);
  }

  get text(): string {
    return hex(this.#link);
  }
}

export interface Blocks {
  /** Bytes of the file read so far, before decompression. */
  readonly bytes: number;
  readonly fingerprint: Fingerprint;
  read(): AsyncGenerator<Uint8Array>;
}

const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/** The content of a file in blocks, unpacked when it is gzip (by content, whatever its name). */
export function openBlocks(file: File): Blocks {
  const fingerprint = new Fingerprint();
  const state = { bytes: 0, fingerprint, read };
  async function* raw(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let at = 0; at < file.size; at += blockBytes) {
      const block = new Uint8Array(await file.slice(at, at + blockBytes).arrayBuffer());
      await fingerprint.add(block);
      state.bytes += block.length;
      yield block;
    }
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    try {
      yield* isGzip(head) ? gunzip(file.name, raw()) : raw();
    } catch (reason) {
      if (reason instanceof Problem) throw reason;
      const message = reason instanceof Error ? reason.message : String(reason);
      throw new Problem('file/unreadable', { file: file.name, message }, { cause: reason });
    }
  }
  return state;
}

/** The first quarter megabyte of the content, unpacked; `whole` when there is no more. */
export async function probeBlocks(file: File): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const block of openBlocks(file).read()) {
    parts.push(block);
    length += block.length;
    if (length > probeBytes) break;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes: bytes.subarray(0, probeBytes), whole: length <= probeBytes };
}
