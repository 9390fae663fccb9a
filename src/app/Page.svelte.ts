import type { Row, Value } from '../engine/database.ts';
import { setPseudonyms } from '../intake/pseudonyms.ts';
import type { AsideChange, Asked, NoteChange, PeopleChange, Screen, Settings, TableFacts } from '../views/screen.ts';
import { Answer, type Question } from './Answer.svelte.ts';
import { decideAside } from './asides.ts';
import { changeNotes } from './notes.ts';
import { decidePeople } from './people.ts';
import { addressed } from './overrides.ts';
import type { Listed } from './documented.ts';
import { hashOf, readRoute, type Route } from './route.ts';
import type { Shop } from './Shop.svelte.ts';
import type { Status } from './status.ts';
import type { Words } from './words/language.svelte.ts';

/** What the screens receive: the shop, the URL and the language, through one narrow door. */
export class Page implements Screen {
  route = $state.raw<Route>(readRoute(location.hash));
  readonly #shop: Shop;
  readonly #words: Words;
  #listed = $state.raw<readonly Listed[]>([]);

  constructor(shop: Shop, words: Words) {
    this.#shop = shop;
    this.#words = words;
    addEventListener('hashchange', () => (this.route = readRoute(location.hash)));
  }

  get picked(): Readonly<Record<string, string>> {
    return this.route.picked;
  }

  get settings(): Settings {
    return this.#shop.settings;
  }

  get addressed(): Screen['addressed'] {
    return addressed(this.#shop.overrides);
  }

  get readOnly(): boolean {
    return this.#shop.readOnly;
  }

  get jobs(): Screen['jobs'] {
    return this.#shop.figures.training.jobs;
  }

  get status(): Status {
    return this.#shop.status;
  }

  get locale(): 'en' | 'zh' {
    return this.#words.language;
  }

  get currency(): string | null {
    return this.settings.currency ?? this.#shop.figures.written;
  }

  ask<T extends Row>(question: () => Question | undefined): Asked<T> {
    return new Answer<T>(this.#shop, question);
  }

  pick(change: Readonly<Record<string, string | null>>): void {
    const entries = Object.entries({ ...this.picked, ...change }).filter(([, value]) => value !== null);
    const picked = Object.fromEntries(entries) as Record<string, string>;
    location.hash = hashOf({ view: this.route.view, picked });
  }

  link(view: string, picked: Readonly<Record<string, string>> = {}): string {
    return hashOf({ view, picked });
  }

  change(settings: Partial<Settings>): Promise<void> {
    return this.#shop.change(settings);
  }

  async saveCsv(name: string, sql: string, values: readonly Value[] = []): Promise<void> {
    this.saveFile(`${name}.csv`, await (await this.#shop.settled).csv(sql, values));
  }

  get shop(): Screen['shop'] {
    return this.#shop.shops.current;
  }

  get asksPassphrase(): boolean {
    return this.#shop.shops.passphrase.asking !== null;
  }

  get sessionOnly(): boolean {
    return this.#shop.overrides.session;
  }

  async saveShop(passphrase: string): Promise<void> {
    const content = await this.#shop.shops.saved(passphrase);
    this.saveFile(`${this.shop?.name || 'shop'}.keepsight`, content);
  }

  keepShop(days: number | null): Promise<void> {
    return this.#shop.shops.keepFor(days);
  }

  add(files: readonly File[]): Promise<void> {
    return this.#shop.add(files);
  }

  saveFile(name: string, content: Blob): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async takeFurther(): Promise<void> {
    const [{ packFurther }, { layers }] = await Promise.all([import('./further/pack.ts'), import('./documented.ts')]);
    this.saveFile('keepsight-pipeline.zip', await packFurther(await this.#shop.settled, layers));
  }

  tables(): readonly TableFacts[] {
    if (this.#listed.length === 0) void import('./documented.ts').then(({ listed }) => (this.#listed = listed));
    const described = (text: { en: string; zh: string }) => (this.locale === 'zh' ? text.zh : text.en);
    return this.#listed.map(({ name, stage, row, columns }) => ({
      name,
      stage,
      description: described(row),
      columns: columns.map((column) => ({ name: column.name, description: described(column) })),
      rows: this.#shop.figures.tables.rows(name),
    }));
  }

  async basket(products: readonly number[]): Promise<void> {
    return this.#shop.figures.training.ask(await this.#shop.settled, products);
  }

  decide(change: PeopleChange): Promise<void> {
    return this.#shop.alter((database) => decidePeople(database, change));
  }

  setAside(change: AsideChange): Promise<void> {
    return this.#shop.alter((database) => decideAside(database, change));
  }

  note(change: NoteChange): Promise<void> {
    return this.#shop.alter((database) => changeNotes(database, change));
  }

  takeOut(sourceKey: number): Promise<void> {
    return this.#shop.takeOut(sourceKey);
  }

  forget(person: string): Promise<void> {
    return this.#shop.takeOut(person);
  }

  usePseudonyms(on: boolean): Promise<void> {
    return this.#shop.alter(async (database) => {
      await setPseudonyms(database, on);
      return ['pseudonyms'];
    });
  }

  stop(): void {
    this.#shop.figures.training.stop();
  }

  erase(): Promise<void> {
    return this.#shop.erase();
  }
}
