import { Problem } from '../problem.ts';
import { PIECE_BYTES, type Pieces } from './disk.ts';

/**
 * A sealed file. Head: magic (16 bytes), format (1), rounds (4, big-endian), salt of the passphrase (16), salt of this
 * file (32), check (16: the tag of nothing, sealed with the head before it). Then the content in pieces of 1 MiB, each
 * AES-256-GCM, 16 bytes longer than plain. The nonce of a piece is its number and whether it is the last (STREAM), so
 * none can be altered, moved, left out or cut off. Each file has a key of its own, derived from the passphrase's.
 */
const MAGIC = new TextEncoder().encode('KEEPSIGHT SEALED');
const FORMAT = 1;
const ROUNDS = 600_000;
const SALT = 16;
const OWN_SALT = 32;
const TAG = 16;
const HEAD = MAGIC.length + 5 + SALT + OWN_SALT;
/** Bytes of the head, with the tag that tells a wrong passphrase. */
const WHOLE_HEAD = HEAD + TAG;
const CHECK_NUMBER = 0xffff_ffff;
/** More rounds than this is no file of ours but a way to keep the page busy. */
const MOST_ROUNDS = 10_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

/** What a passphrase has been turned into: slow to make, quick to use. */
export interface Secret {
  readonly key: CryptoKey;
  readonly rounds: number;
  readonly salt: Bytes;
}

/** A new secret of a passphrase, with a salt of its own. */
export function secretOf(passphrase: string): Promise<Secret> {
  return derive(passphrase, ROUNDS, crypto.getRandomValues(new Uint8Array(SALT)));
}

/** Whether a file begins as a sealed one. */
export function isSealed(start: Uint8Array): boolean {
  return MAGIC.every((byte, index) => start[index] === byte);
}

/** The secret that opens this file. Throws `shop/wrong_passphrase`, `shop/newer` or `shop/damaged`. */
export async function secretFor(file: Blob, passphrase: string): Promise<Secret> {
  const { head, rounds, salt, check } = await headOf(file);
  const secret = await derive(passphrase, rounds, salt);
  const key = await ownKey(secret, head);
  const nothing = await open(key, CHECK_NUMBER, true, head, check);
  if (!nothing) throw new Problem('shop/wrong_passphrase');
  return secret;
}

/** Seals bytes. */
export async function* seal(pieces: Pieces, secret: Secret): Pieces {
  const head = newHead(secret);
  const key = await ownKey(secret, head);
  yield joined(head, await close(key, CHECK_NUMBER, true, head, new Uint8Array(0)));
  let number = 0;
  let held: Bytes | null = null;
  for await (const piece of pieces) {
    if (held) yield await close(key, number++, false, head, held);
    held = piece;
  }
  yield await close(key, number, true, head, held ?? new Uint8Array(0));
}

/** The bytes of a sealed file. Throws `shop/damaged` where it was altered or cut off. */
export async function* unseal(file: Blob, secret: Secret): Pieces {
  const { head } = await headOf(file);
  const key = await ownKey(secret, head);
  const step = PIECE_BYTES + TAG;
  for (let number = 0, at = WHOLE_HEAD; number === 0 || at < file.size; number++, at += step) {
    const sealed = new Uint8Array(await file.slice(at, at + step).arrayBuffer());
    const piece = await open(key, number, at + step >= file.size, head, sealed);
    if (!piece) throw new Problem('shop/damaged');
    yield piece;
  }
}

async function headOf(file: Blob): Promise<{ head: Bytes; rounds: number; salt: Bytes; check: Bytes }> {
  const start = new Uint8Array(await file.slice(0, WHOLE_HEAD).arrayBuffer());
  if (start.length < WHOLE_HEAD || !isSealed(start)) throw new Problem('shop/damaged');
  if ((start[MAGIC.length] ?? 0) > FORMAT) throw new Problem('shop/newer');
  const rounds = new DataView(start.buffer).getUint32(MAGIC.length + 1);
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new Problem('shop/damaged');
  const salt = start.slice(MAGIC.length + 5, MAGIC.length + 5 + SALT);
  return { head: start.slice(0, HEAD), rounds, salt, check: start.slice(HEAD) };
}

function newHead({ rounds, salt }: Secret): Bytes {
  const head = new Uint8Array(HEAD);
  head.set(MAGIC);
  head[MAGIC.length] = FORMAT;
  new DataView(head.buffer).setUint32(MAGIC.length + 1, rounds);
  head.set(salt, MAGIC.length + 5);
  crypto.getRandomValues(head.subarray(HEAD - OWN_SALT));
  return head;
}

async function derive(passphrase: string, rounds: number, salt: Bytes): Promise<Secret> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const raw = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt }, raw, 256);
  return { key: await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']), rounds, salt };
}

function ownKey({ key }: Secret, head: Bytes): Promise<CryptoKey> {
  const from = { name: 'HKDF', hash: 'SHA-256', salt: head.slice(HEAD - OWN_SALT), info: MAGIC };
  return crypto.subtle.deriveKey(from, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const parameters = (number: number, last: boolean, head: Bytes) => {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = last ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: head };
};

async function close(key: CryptoKey, number: number, last: boolean, head: Bytes, plain: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(parameters(number, last, head), key, plain));
}

async function open(key: CryptoKey, number: number, last: boolean, head: Bytes, sealed: Bytes): Promise<Bytes | null> {
  return crypto.subtle.decrypt(parameters(number, last, head), key, sealed).then(
    (plain) => new Uint8Array(plain),
    () => null,
  );
}

function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
