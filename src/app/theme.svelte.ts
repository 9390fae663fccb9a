export type Theme = 'system' | 'light' | 'dark';
const STORED = 'keepsight-theme';

/** Light, dark, or as the system has it; remembered on this computer. */
export class Appearance {
  theme = $state<Theme>('system');

  constructor() {
    const stored = localStorage.getItem(STORED);
    this.#use(stored === 'light' || stored === 'dark' ? stored : 'system');
  }

  choose(theme: Theme): void {
    localStorage.setItem(STORED, theme);
    this.#use(theme);
  }

  #use(theme: Theme): void {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}
