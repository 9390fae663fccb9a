import { Problem, type Code } from '../problem.ts';

/** First bytes of files that are no tables. `at` is where they stand. */
const signatures: readonly { code: Code; at: number; bytes: readonly number[] }[] = [
  { code: 'file/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46] },
  { code: 'file/image', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { code: 'file/image', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { code: 'file/image', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { code: 'file/image', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { code: 'file/image', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { code: 'file/image', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { code: 'file/image', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { code: 'file/unsupported', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { code: 'file/unsupported', at: 0, bytes: [0x50, 0x41, 0x52, 0x31] },
  { code: 'file/unsupported', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

const openings: readonly { code: Code; pattern: RegExp }[] = [
  { code: 'file/image', pattern: /^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<svg[\s>]/is },
  {
    code: 'file/html',
    pattern: /^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype html|html|head|body|table|meta|div)\b/is,
  },
  { code: 'file/unsupported', pattern: /^\s*(<\?xml|\{\s*["}]|\[\s*[{[])/ },
];

/** Throws the `Problem` of a file whose first bytes say that it is no table: empty, image, PDF, archive. */
export function refuseBytes(file: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Problem('file/empty', { file });
  for (const { code, at, bytes: signature } of signatures)
    if (signature.every((byte, index) => bytes[at + index] === byte)) throw new Problem(code, { file });
}

/** Throws the `Problem` of a file whose text says that it is no table: blank, HTML, XML, JSON, control characters. */
export function refuseText(file: string, text: string): void {
  if (text.trim() === '') throw new Problem('file/empty', { file });
  for (const { code, pattern } of openings) if (pattern.test(text)) throw new Problem(code, { file });
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 9 || (unit > 13 && unit < 32)) controls++;
  }
  if (controls > text.length / 100) throw new Problem('file/binary', { file });
}
