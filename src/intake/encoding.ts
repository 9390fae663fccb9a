export type Encoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

export function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if ((bytes[index] ?? 0) > 127) return false;
  return true;
}

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

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

/** Share of two-byte characters that are GB 2312 ones. Western letters pair with ASCII instead (`Müller` is FC 6C). */
function chineseShare(bytes: Uint8Array): number {
  let pairs = 0;
  let common = 0;
  for (let index = 0; index + 1 < bytes.length; index++) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++index] ?? 0;
    pairs++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
  }
  return pairs === 0 ? 0 : common / pairs;
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
  return isValid(bytes, 'gb18030') && chineseShare(bytes) > 0.7 ? 'gb18030' : 'windows-1252';
}

const encoder = new TextEncoder();

/** Any encoding, block by block, as UTF-8. A file that was ASCII so far is decided where its first other byte stands. */
export class Recoder {
  /** Characters that could not be decoded and became U+FFFD. */
  replaced = 0;
  #encoding: Encoding;
  #decoder: TextDecoder | undefined;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    if (encoding !== 'ascii') this.#decoder = new TextDecoder(encoding);
  }

  get encoding(): Encoding {
    return this.#encoding;
  }

  push(block: Uint8Array): Uint8Array {
    if (!this.#decoder) {
      if (isAscii(block)) return block;
      const sniffed = sniffEncoding(block);
      this.#encoding = sniffed === 'ascii' ? 'utf-8' : sniffed;
      this.#decoder = new TextDecoder(this.#encoding);
    }
    return this.#encode(this.#decoder.decode(block, { stream: true }));
  }

  end(): Uint8Array {
    return this.#encode(this.#decoder?.decode() ?? '');
  }

  #encode(text: string): Uint8Array {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) this.replaced++;
    return encoder.encode(text);
  }
}
