import type { Component } from 'svelte';
import type { Row, Value } from '../engine/database.ts';
import type { Job } from '../modelling/job.svelte.ts';
import type { Problem } from '../problem.ts';

/** A question and what it answered last. `rows` is undefined until the first answer; it stays while asking again. */
export interface Asked<T extends Row> {
  readonly sql: string;
  readonly values: readonly Value[];
  readonly rows: readonly T[] | undefined;
  readonly problem: Problem | undefined;
}

export interface Settings {
  /** NULL: the last day with a counted purchase. */
  as_of: string | null;
  currency: string | null;
  rfm_bins: number;
  weight_r: number;
  weight_f: number;
  weight_m: number;
  /** Silence limit in days that the user set. NULL: derived from the gaps. */
  horizon: number | null;
  /** IANA name of the shop's time zone, for exports that are written in UTC. NULL: the browser's. */
  zone: string | null;
  /** The most that the goods of one order count; what is above is cut off. NULL: every order counts whole. */
  order_cap: number | null;
  /** What one unit of another currency is worth in the shop's. */
  rates: Readonly<Record<string, number>>;
}

/** What a person says about who is who, by customer ids. */
export type PeopleChange =
  | { readonly kind: 'merge'; readonly into: string; readonly other: string }
  | { readonly kind: 'apart'; readonly one: string; readonly other: string }
  | { readonly kind: 'again'; readonly one: string; readonly other: string }
  | { readonly kind: 'split'; readonly person: string };

/** Who is to count nowhere, or again: everyone whom a rule of `flagged_customers` suggests, or one customer. */
export type AsideChange = { readonly step: 'aside' | 'back' } & (
  { readonly rule: string; readonly customer?: undefined } | { readonly customer: string; readonly rule?: undefined }
);

/** A note on a customer, or on the shop (`customer` is ''), is added; or one is removed, by its key. */
export type NoteChange =
  | { readonly step: 'add'; readonly customer: string; readonly text: string }
  | { readonly step: 'remove'; readonly note: number };

/** What every screen receives as its one prop `screen`. */
export interface Screen {
  /**
   * Asks the database, and asks again when an argument changes or a table named in the SQL is replaced.
   * Call it while a component initialises. Return undefined from `question` for "nothing to ask yet".
   */
  ask<T extends Row>(question: () => { sql: string; values?: readonly Value[] } | undefined): Asked<T>;
  /** What is picked, from the query inside the hash: `#/customers?segment=Lost` → `{ segment: 'Lost' }`. */
  readonly picked: Readonly<Record<string, string>>;
  /** Changes what is picked on this screen; null removes. */
  pick(change: Readonly<Record<string, string | null>>): void;
  /** The hash of a screen with what is picked there, for `href`. */
  link(view: string, picked?: Readonly<Record<string, string>>): string;
  readonly settings: Settings;
  /** Settings that the page's address decides for now. */
  readonly addressed: readonly (keyof Settings)[];
  /** Whether the shop can be read only, because another tab keeps it. */
  readonly readOnly: boolean;
  change(settings: Partial<Settings>): Promise<void>;
  /** Runs of the models by name: progress, curve, outcome. */
  readonly jobs: Readonly<Record<string, Job>>;
  readonly status: string;
  readonly locale: 'en' | 'zh';
  /** ISO code of the shop's currency, or null when unknown: then money shows no sign. */
  readonly currency: string | null;
  /** Saves the rows of a table or a SELECT as a CSV that is safe to open in a spreadsheet. */
  saveCsv(name: string, sql: string, values?: readonly Value[]): Promise<void>;
  /** The shop that is open, as the person called it; null: it is in memory only. `sealed`: it has a passphrase; `kept`: it goes by itself when nobody opened it for so many days, counted from a day of the Unix era. */
  readonly shop: {
    readonly name: string;
    readonly sealed: boolean;
    readonly kept?: { readonly days: number; readonly opened: number };
  } | null;
  /** Whether a passphrase is being asked for just now. */
  readonly asksPassphrase: boolean;
  /** Whether nothing is written to disk, as the page's address asks. */
  readonly sessionOnly: boolean;
  /** Saves the whole shop as one file; '' leaves it an ordinary database, or sealed as the shop is. */
  saveShop(passphrase: string): Promise<void>;
  /** Sets how many days the shop may stay unopened before it goes by itself; null: as many as one likes. */
  keepShop(days: number | null): Promise<void>;
  /** Adds files to the shop, or opens a saved shop. */
  add(files: readonly File[]): Promise<void>;
  /** Any other file the person asked for. */
  saveFile(name: string, content: Blob): void;
  /** Saves the pipeline of the whole shop for other engines: a script, its inputs as CSV and a guide, as one ZIP. */
  takeFurther(): Promise<void>;
  /** Every table of ledger, marts and results, in the order of the flow; counts follow as tables are replaced. */
  tables(): readonly TableFacts[];
  /** Asks the recommender what goes with a basket of products (keys); the answer stands in the table `basket`. */
  basket(products: readonly number[]): Promise<void>;
  /** Merges customers who are one person, keeps them apart, or splits them again; everything follows. */
  decide(change: PeopleChange): Promise<void>;
  /** Sets customers aside so that they count nowhere, or takes them back; everything follows. */
  setAside(change: AsideChange): Promise<void>;
  /** Adds or removes a note. */
  note(change: NoteChange): Promise<void>;
  /** Takes a file out of the shop again, by its key in `sources`; everything follows. */
  takeOut(sourceKey: number): Promise<void>;
  /** Deletes one person, by an e-mail, customer number or phone, from every table; everything follows. */
  forget(person: string): Promise<void>;
  /** Whether names are replaced by pseudonyms while files are read; for a shop without files. */
  usePseudonyms(on: boolean): Promise<void>;
  /** Ends the run of a model. */
  stop(model: string): void;
  /** Leaves no shop data on this computer. */
  erase(): Promise<void>;
}

/** A table as the export lists it; the descriptions are in the language of the page. */
export interface TableFacts {
  readonly name: string;
  readonly stage: string;
  readonly description: string;
  readonly columns: readonly { readonly name: string; readonly description: string }[];
  /** Undefined until counted. */
  readonly rows: number | undefined;
}

/** One screen. Adding a folder `views/<name>/view.ts` that exports `view` adds it to the menu. */
export interface View {
  /** The route: `#/<name>`. */
  readonly name: string;
  readonly order: number;
  readonly group: 'shop' | 'main';
  readonly label: () => string;
  /** Whether it makes sense before any file was dropped. */
  readonly worksEmpty?: boolean;
  readonly component: () => Promise<{ default: Component<{ screen: Screen }> }>;
}
