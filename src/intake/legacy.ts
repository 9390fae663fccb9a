import type { Encoding } from './encoding.ts';

/** Encodings from before UTF-8 tell themselves apart only by which bytes are frequent in them. */

const within = (byte: number, from: number, to: number) => byte >= from && byte <= to;
const isHigh = (byte: number) => byte >= 0x80;
const isLetter = (byte = 0) => within(byte | 0x20, 0x61, 0x7a);
const isWord = (byte = 0) => isLetter(byte) || byte >= 0xc0;

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Calls back with each pair of bytes that begins with one for which `leads` holds. */
function eachPair(
  bytes: Uint8Array,
  leads: (byte: number) => boolean,
  see: (lead: number, trail: number, at: number) => void,
): void {
  for (let index = 0; index + 1 < bytes.length; index++) {
    const lead = bytes[index] ?? 0;
    if (leads(lead)) see(lead, bytes[++index] ?? 0, index - 1);
  }
}

/** Kana and the usual kanji. Half-width kana are one byte each; a quotation mark of the West has an ASCII letter behind. */
function isJapanese(bytes: Uint8Array): boolean {
  const isLead = (byte: number) => byte >= 0x80 && !within(byte, 0xa1, 0xdf);
  let pairs = 0;
  let usual = 0;
  let clear = 0;
  eachPair(bytes, isLead, (lead, trail) => {
    pairs++;
    if (within(lead, 0x81, 0x9f) && within(trail, 0x40, 0xfc)) usual++;
    if (within(lead, 0x82, 0x83) || trail >= 0x80) clear++;
  });
  return pairs > 3 && usual / pairs > 0.8 && clear / pairs > 0.3 && isValid(bytes, 'shift_jis');
}

/** Usual characters lead with A4 to C6. Their second bytes are ASCII ones too, not as in GB 2312, but never all, as in `20°C`. */
function isTraditional(bytes: Uint8Array): boolean {
  let pairs = 0;
  let usual = 0;
  let low = 0;
  eachPair(bytes, isHigh, (lead, trail) => {
    pairs++;
    if (within(lead, 0xa1, 0xc6)) usual++;
    if (within(trail, 0x40, 0x7e)) low++;
  });
  return pairs > 3 && usual / pairs > 0.8 && within(low / pairs, 0.1, 0.7) && isValid(bytes, 'big5');
}

/** Hangul leads with B0 to C8; of the Chinese characters there, two in five lead with a later byte. */
function isKorean(bytes: Uint8Array): boolean {
  const seen = new Set<number>();
  eachPair(bytes, isHigh, (lead, trail) => void seen.add(lead * 256 + trail));
  const others = [...seen].filter((pair) => !within(pair >> 8, 0xb0, 0xc8) || (pair & 255) < 0xa1).length;
  return seen.size >= 16 && others / seen.size < 0.05 && isValid(bytes, 'euc-kr');
}

/** Words of at least three letters from C0 on, most of them small ones: E0 to FF. In the West two stand together at most. */
function isCyrillic(bytes: Uint8Array): boolean {
  let high = 0;
  let small = 0;
  let together = 0;
  let run = 0;
  for (const byte of bytes) {
    run = byte >= 0xc0 ? run + 1 : 0;
    if (run >= 3) together += run === 3 ? 3 : 1;
    if (isHigh(byte)) high++;
    if (byte >= 0xe0) small++;
  }
  return high >= 8 && small / high > 0.6 && together / high > 0.7;
}

/** Letters inside words that the West has as `¹`, `³` and `¿` (Polish), or as `ì`, `ø` and `ù` beside a háček (Czech). */
function isCentral(bytes: Uint8Array): boolean {
  let high = 0;
  let polish = 0;
  let hooked = 0;
  let czech = 0;
  for (const [index, byte] of bytes.entries()) {
    if (!isHigh(byte)) continue;
    high++;
    const inside = isWord(bytes[index - 1]) && isWord(bytes[index + 1]);
    if (inside && [0xb3, 0xb9, 0xbf].includes(byte)) polish++;
    if (inside && [0xec, 0xf8, 0xf9].includes(byte)) czech++;
    if ([0x8a, 0x8e, 0x9a, 0x9d, 0x9e].includes(byte)) hooked++;
  }
  const isPolish = polish >= 3 && polish / high > 0.15;
  return isPolish || (hooked >= 2 && hooked / high > 0.1 && czech >= 3 && czech / high > 0.1);
}

/** Share of two-byte characters that are GB 2312 ones. Western letters pair with ASCII instead (`Müller` is FC 6C), or stand inside a word (`Descrição`). */
function chineseShare(bytes: Uint8Array): number {
  let pairs = 0;
  let common = 0;
  eachPair(bytes, isHigh, (lead, trail, at) => {
    pairs++;
    const inWord = isLetter(bytes[at - 1]) && isLetter(bytes[at + 2]);
    if (within(lead, 0xa1, 0xf7) && trail >= 0xa1 && !inWord) common++;
  });
  return pairs === 0 ? 0 : common / pairs;
}

/** Encoding of a text that is not Unicode. */
export function legacyEncoding(bytes: Uint8Array): Encoding {
  if (isJapanese(bytes)) return 'shift_jis';
  if (isTraditional(bytes)) return 'big5';
  if (isCyrillic(bytes)) return 'windows-1251';
  if (isKorean(bytes)) return 'euc-kr';
  if (chineseShare(bytes) > 0.7 && isValid(bytes, 'gb18030')) return 'gb18030';
  return isCentral(bytes) ? 'windows-1250' : 'windows-1252';
}
