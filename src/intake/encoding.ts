import { legacyEncoding } from './legacy.ts';

export type Encoding =
  | ('ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr')
  | ('windows-1250' | 'windows-1251' | 'windows-1252');

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

const isValid = (bytes: Uint8Array, encoding: string) => decoded(bytes, encoding) !== undefined;

/** UTF-8 has as many characters as bytes where all of them are ASCII; the decoder sees it faster than a loop. */
const isAscii = (bytes: Uint8Array) => decoded(bytes, 'utf-8')?.length === bytes.length;

/** UTF-16 without a mark: separators and digits leave a zero in every second byte, always on the same side. */
function sixteenBit(bytes: Uint8Array): Encoding | undefined {
  const zeros: [number, number] = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let index = 0; index < length; index++) if (bytes[index] === 0) zeros[index % 2 === 0 ? 0 : 1]++;
  const many = length / 20;
  if (zeros[1] > many && zeros[0] * 20 < zeros[1]) return 'utf-16le';
  if (zeros[0] > many && zeros[1] * 20 < zeros[0]) return 'utf-16be';
  return undefined;
}

/** Encoding of a text by its content. `ascii` means: nothing decides yet, as all but UTF-16 agree so far. */
export function sniffEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) return 'gb18030';
  const wide = sixteenBit(bytes);
  if (wide) return wide;
  if (isAscii(bytes)) return 'ascii';
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  return legacyEncoding(bytes);
}

const encoder = new TextEncoder();
const mark = [0xef, 0xbb, 0xbf];

/** Where the last character that is whole ends: a longer one may go on in the next block. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0)
      return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Any encoding, block by block, as UTF-8. A file that was ASCII so far is decided where its first other byte stands. */
export class Recoder {
  /** Characters that could not be decoded and became U+FFFD. */
  replaced = 0;
  #encoding: Encoding;
  #decoder: TextDecoder | undefined;
  #rest = new Uint8Array(0);
  #first = true;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  get encoding(): Encoding {
    return this.#encoding;
  }

  push(block: Uint8Array): Uint8Array {
    if (this.#encoding === 'ascii') {
      if (isAscii(block)) return block;
      this.#encoding = sniffEncoding(block);
    }
    if (this.#encoding === 'utf-8') return this.#checked(block);
    this.#decoder ??= new TextDecoder(this.#encoding);
    return this.#encode(this.#decoder.decode(block, { stream: true }));
  }

  end(): Uint8Array {
    return this.#encode(this.#decoder?.decode() ?? new TextDecoder().decode(this.#rest));
  }

  /** UTF-8 is passed on as it is, where it is valid. */
  #checked(block: Uint8Array): Uint8Array {
    let bytes = block;
    if (this.#first && mark.every((byte, at) => block[at] === byte)) bytes = block.subarray(mark.length);
    this.#first = false;
    if (this.#rest.length > 0) {
      const joined = new Uint8Array(this.#rest.length + bytes.length);
      joined.set(this.#rest);
      joined.set(bytes, this.#rest.length);
      bytes = joined;
    }
    const whole = bytes.subarray(0, wholeCharacters(bytes));
    this.#rest = bytes.slice(whole.length);
    return isValid(whole, 'utf-8') ? whole : this.#encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole));
  }

  #encode(text: string): Uint8Array {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) this.replaced++;
    return encoder.encode(text);
  }
}
