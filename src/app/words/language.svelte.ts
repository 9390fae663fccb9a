import { setLocale } from './compiled/runtime.js';
import type { Problem } from '../../problem.ts';
import { sentences } from './sentences.ts';

export type Language = 'en' | 'zh';
const STORED = 'keepsight-language';

/** The language of the page: what the URL asks for, else what was chosen, else what the browser prefers. */
export class Words {
  language = $state<Language>('en');

  constructor(asked: Language | undefined) {
    const stored = localStorage.getItem(STORED);
    const browser = navigator.languages.some((tag) => tag.startsWith('zh')) && !navigator.language.startsWith('en');
    this.#use(asked ?? (stored === 'zh' || stored === 'en' ? stored : browser ? 'zh' : 'en'));
  }

  choose(language: Language): void {
    localStorage.setItem(STORED, language);
    this.#use(language);
  }

  #use(language: Language): void {
    void setLocale(language, { reload: false });
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    this.language = language;
  }
}

/** The sentence that the user reads for a failure. */
export function sentenceFor({ code, facts }: Problem): string {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const shown = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'number' ? numbers.format(fact) : fact,
  ]);
  return sentences[code]?.(Object.fromEntries(shown)) ?? code;
}
