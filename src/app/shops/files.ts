import { type Pieces, piecesOf } from '../../engine/disk.ts';
import { isSealed, secretFor, type Secret, unseal } from '../../engine/seal.ts';
import { isCancelled, Problem } from '../../problem.ts';

/** Bytes 8 to 11 of every DuckDB database. */
const DUCK = [0x44, 0x55, 0x43, 0x4b];

/** How to ask for the passphrase of a file; null stops. `problem` says why it is asked again. */
export type AskPassphrase = (name: string, problem: Problem | null) => Promise<string | null>;

/** Whether a file is a saved shop, by its first bytes: a DuckDB database, or a sealed one. */
export async function isShopFile(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  return isSealed(start) || DUCK.every((byte, index) => start[8 + index] === byte);
}

export async function isSealedFile(file: Blob): Promise<boolean> {
  return isSealed(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
}

/** Asks until the passphrase is right. Throws an AbortError when the person stops. */
export async function askSecret(file: Blob, name: string, ask: AskPassphrase): Promise<Secret> {
  for (let problem: Problem | null = null; ;) {
    const passphrase = await ask(name, problem);
    if (passphrase === null) throw new DOMException('The person stopped', 'AbortError');
    try {
      return await secretFor(file, passphrase);
    } catch (reason) {
      const refused = named(reason, name);
      if (refused.code !== 'shop/wrong_passphrase') throw refused;
      problem = refused;
    }
  }
}

/** The database in a saved file, whole and checked piece by piece where it is sealed. */
export async function contentOf(file: Blob, name: string, secret: Secret | null): Promise<Uint8Array[]> {
  try {
    return await gathered(secret ? unseal(file, secret) : piecesOf(file));
  } catch (reason) {
    throw named(reason, name);
  }
}

/** Whatever went wrong while a saved file was opened, said of that file. */
export function named(reason: unknown, file: string): Problem {
  if (isCancelled(reason)) throw reason;
  if (!(reason instanceof Problem)) return new Problem('shop/damaged', { file }, { cause: reason });
  const { code, facts } = reason;
  if (code === 'query/failed' || code === 'storage/unavailable')
    return new Problem('shop/damaged', { file }, { cause: reason });
  return code.startsWith('shop/') ? new Problem(code, { ...facts, file }, { cause: reason }) : reason;
}

/** Pieces as a file to download. Each goes to the browser's keeping at once, so that they never fill this page. */
export async function asBlob(pieces: Pieces): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const piece of pieces) parts.push(new Blob([piece]));
  return new Blob(parts, { type: 'application/vnd.keepsight' });
}

async function gathered(pieces: Pieces): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
