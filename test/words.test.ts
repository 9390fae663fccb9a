import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as m from '../src/app/words/compiled/messages.js';
import { setLocale } from '../src/app/words/compiled/runtime.js';
import { codes } from '../src/problem.ts';

const folder = 'src/app/words';
const areas = readdirSync(join(folder, 'en'));
const read = (language: string, area: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, language, area), 'utf8')) as Record<string, unknown>;
const placeholders = (message: unknown): string[] =>
  [...new Set(Array.from(JSON.stringify(message).matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ''))].sort();

describe('words', () => {
  it('compiles the sentences: a wrong path to the plugin would compile none', () => {
    void setLocale('zh', { reload: false });
    expect(m.frame_demo()).toBe('试试演示店铺');
    void setLocale('en', { reload: false });
    expect(m.frame_demo()).toBe('Try the demo shop');
  });

  it.each(areas)('%s says the same things in both languages', (area) => {
    const [english, chinese] = [read('en', area), read('zh', area)];
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(english)) {
      expect(placeholders(chinese[key]), key).toEqual(placeholders(message));
      expect(JSON.stringify(message), key).not.toBe('""');
    }
  });

  it('has a sentence for every failure, in both languages', () => {
    const english = read('en', 'problems.json');
    for (const code of codes) expect(english).toHaveProperty(`problem_${code.replace('/', '_')}`);
  });
});
