import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recoder, sniffEncoding } from '../../src/intake/encoding.ts';

const western = 'Bestellung;Käufer\n1;Müller\n2;Jürgen Groß\n3;Café Zoë\n';
/** 订单号,客户 1,王小明 2,李娜 (GB18030) */
const chinese = Buffer.from('b6a9b5a5bac52cbfcdbba70a312ccdf5d0a1c3f70a322cc0eec4c80a', 'hex');
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(
    [...text].flatMap((unit) => {
      const code = unit.charCodeAt(0);
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

test.each([
  ['plain ASCII', utf8('order,date\n1,2024-01-01\n'), 'ascii'],
  ['UTF-8', utf8(western), 'utf-8'],
  ['UTF-8 with a mark', utf8('\uFEFForder'), 'utf-8'],
  ['UTF-8 cut inside a character', utf8('订单号').subarray(0, 8), 'utf-8'],
  ['UTF-16 with a mark', utf16('\uFEFForder,日期', false), 'utf-16le'],
  ['UTF-16 without a mark', utf16('订单号,日期\n1001,2024-05-01\n1002,2024-05-02\n', false), 'utf-16le'],
  ['UTF-16, high byte first', utf16('order,date\n1001,2024-05-01\n', true), 'utf-16be'],
  ['Windows-1252', latin(western), 'windows-1252'],
  ['GB18030', chinese, 'gb18030'],
])('%s', (_, bytes, encoding) => expect(sniffEncoding(bytes)).toBe(encoding));

test('any text comes through, wherever the blocks end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), fc.boolean(), (text, block, wide) => {
      fc.pre(!text.startsWith('\uFEFF') && text.isWellFormed());
      const bytes = wide ? utf16(text, false) : utf8(text);
      const recoder = new Recoder(wide ? 'utf-16le' : 'utf-8');
      const out: number[] = [];
      for (let at = 0; at < bytes.length; at += block) out.push(...recoder.push(bytes.subarray(at, at + block)));
      out.push(...recoder.end());
      if (!wide || [...text].length === text.length) expect(new TextDecoder().decode(Uint8Array.from(out))).toBe(text);
    }),
  );
});

test('a file that is ASCII for long is decided where its first other byte stands', () => {
  const recoder = new Recoder('ascii');
  recoder.push(utf8('order,name\n'));
  expect(new TextDecoder().decode(recoder.push(chinese))).toBe('订单号,客户\n1,王小明\n2,李娜\n');
  expect(recoder.encoding).toBe('gb18030');
});

test('a character that a block cuts in two is not broken, one that stays cut is', () => {
  const recoder = new Recoder('utf-8');
  const [a, b, c] = [utf8('x\u{1F600}').subarray(0, 3), utf8('x\u{1F600}').subarray(3), Uint8Array.from([0xe4, 0xb8])];
  const out = [recoder.push(a), recoder.push(b), recoder.push(c), recoder.end()].map((part) =>
    new TextDecoder().decode(part),
  );
  expect([out.join(''), recoder.replaced]).toEqual(['x\u{1F600}\uFFFD', 1]);
});

test('bytes that are no character are replaced and counted', () => {
  const recoder = new Recoder('utf-8');
  const out = new TextDecoder().decode(recoder.push(Uint8Array.from([0x61, 0xff, 0x62, 0xfe, 0x63])));
  expect([out, recoder.replaced]).toEqual(['a\uFFFDb\uFFFDc', 2]);
});
