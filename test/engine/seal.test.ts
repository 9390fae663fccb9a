import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PIECE_BYTES, type Pieces, piecesOf } from '../../src/engine/disk.ts';
import { isSealed, seal, secretFor, secretOf, type Secret, unseal } from '../../src/engine/seal.ts';

const HEAD = 16 + 5 + 16 + 32 + 16;
const STEP = PIECE_BYTES + 16;
let secret: Secret;
beforeAll(async () => {
  secret = await secretOf('correct horse');
});

async function gathered(pieces: Pieces): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Blob(parts);
}
const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());
const sealedFrom = async (content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  bytesOf(await gathered(seal(piecesOf(new Blob([content])), secret)));
const opened = (sealed: Uint8Array<ArrayBuffer>) => gathered(unseal(new Blob([sealed]), secret));

/** Bytes that differ everywhere, so that pieces in a wrong order would show. */
function content(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1000) bytes[index] = (index / 1000) % 251;
  return bytes;
}

describe('a sealed file', () => {
  it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 3 * PIECE_BYTES + 77])(
    'gives back %i bytes as they were, and hides them',
    async (length) => {
      const sealed = await sealedFrom(content(length));
      expect(isSealed(sealed)).toBe(true);
      expect(sealed.length).toBe(HEAD + length + 16 * Math.max(1, Math.ceil(length / PIECE_BYTES)));
      expect(Buffer.from(await bytesOf(await opened(sealed))).equals(Buffer.from(content(length)))).toBe(true);
    },
  );

  it('is another one each time, and opens with the passphrase alone', async () => {
    const [one, other] = [await sealedFrom(content(50)), await sealedFrom(content(50))];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    const again = await secretFor(new Blob([one]), 'correct horse');
    expect(await bytesOf(await gathered(unseal(new Blob([other]), again)))).toEqual(content(50));
  });

  it('refuses a wrong passphrase as such, and a newer format', async () => {
    const sealed = await sealedFrom(content(50));
    await expect(secretFor(new Blob([sealed]), 'correct horsf')).rejects.toMatchObject({
      code: 'shop/wrong_passphrase',
    });
    const newer = sealed.slice();
    newer[16] = 2;
    await expect(secretFor(new Blob([newer]), 'correct horse')).rejects.toMatchObject({ code: 'shop/newer' });
  });

  it('refuses one with any bit turned, or cut off anywhere', async () => {
    const sealed = await sealedFrom(content(2 * PIECE_BYTES + 500));
    const places = fc.oneof(fc.integer({ min: 16, max: sealed.length - 1 }), fc.integer({ min: HEAD, max: HEAD + 40 }));
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        // The passphrase's own salt and check are judged where the secret is made.
        fc.pre(at >= HEAD || (at > 36 && at < HEAD - 16));
        const turned = sealed.slice();
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        await expect(opened(turned)).rejects.toMatchObject({ code: 'shop/damaged' });
        await expect(opened(sealed.slice(0, at))).rejects.toMatchObject({ code: 'shop/damaged' });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['cut after a whole piece', (sealed: Buffer) => sealed.subarray(0, HEAD + STEP)],
    ['only a head', (sealed: Buffer) => sealed.subarray(0, HEAD)],
    [
      'pieces exchanged',
      (sealed: Buffer) =>
        Buffer.concat([
          sealed.subarray(0, HEAD),
          sealed.subarray(HEAD + STEP, HEAD + 2 * STEP),
          sealed.subarray(HEAD, HEAD + STEP),
          sealed.subarray(HEAD + 2 * STEP),
        ]),
    ],
    ['a piece left out', (sealed: Buffer) => Buffer.concat([sealed.subarray(0, HEAD), sealed.subarray(HEAD + STEP)])],
    ['something added', (sealed: Buffer) => Buffer.concat([sealed, Buffer.from([0])])],
  ])('refuses: %s', async (_, change) => {
    const sealed = Buffer.from(await sealedFrom(content(2 * PIECE_BYTES + 500)));
    await expect(opened(Uint8Array.from(change(sealed)))).rejects.toMatchObject({ code: 'shop/damaged' });
  });
});
