import { type Tables, Refusal } from '../../contract.ts';
import { random, shuffled } from '../../math/random.ts';
import { numbers, texts } from '../../tables.ts';

/** Customers as they stood at one cut-off, and whether they bought in the `horizon` days after it. */
export interface Window {
  readonly role: string;
  readonly cutoffOn: string;
  readonly windowEnd: string;
  readonly horizon: number;
  /** Rows of `behaviour`. */
  readonly rows: Int32Array;
}

export interface Windows {
  /** The customers to score: label not known yet. */
  readonly serve: Window;
  /** Held out, opened once. */
  readonly test: Window;
  /** Latest first. No label of theirs reaches past the held-out cut-off. */
  readonly train: readonly Window[];
  readonly all: readonly Window[];
}

export const needed = { customers: 100, events: 30 };
/** Days of history before the oldest cut-off, as the mart `cutoffs` asks for them. */
const history = 60;

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Every cut-off with its rows of `behaviour`, in order of cutoff_key: serve, test, then back in time. */
function allWindows(input: Tables): Window[] {
  const keys = numbers(input, 'cutoffs', 'cutoff_key');
  const days = texts(input, 'cutoffs', 'cutoff_on');
  const roles = texts(input, 'cutoffs', 'role');
  const horizons = numbers(input, 'cutoffs', 'horizon');
  const rowsOf = new Map<number, number[]>();
  numbers(input, 'behaviour', 'cutoff_key').forEach((key, row) => {
    const rows = rowsOf.get(key);
    if (rows) rows.push(row);
    else rowsOf.set(key, [row]);
  });
  return Array.from(keys, (key, i) => {
    const [cutoffOn, horizon] = [days[i]!, horizons[i]!];
    const rows = Int32Array.from(rowsOf.get(key) ?? []);
    return { key, role: roles[i]!, cutoffOn, windowEnd: dayAfter(cutoffOn, horizon), horizon, rows };
  }).sort((a, b) => a.key - b.key);
}

/** The windows of a run. Throws `Refusal` when customers, churn events or history do not suffice. */
export function windowsOf(input: Tables): Windows {
  const all = allWindows(input);
  const serve = all.find(({ role }) => role === 'serve');
  const customers = serve?.rows.length ?? 0;
  if (!serve || customers < needed.customers) {
    throw new Refusal('model/too_few_customers', { customers, needed: needed.customers });
  }
  const test = all.find(({ role, rows }) => role === 'test' && rows.length > 0);
  const train = all.filter(({ role, rows }) => role === 'train' && rows.length > 0);
  if (!test || train.length === 0) {
    const tenure = numbers(input, 'behaviour', 'tenure_days');
    const days = serve.rows.reduce((most, row) => Math.max(most, tenure[row]!), 0);
    throw new Refusal('model/too_short', { days, needed: 2 * serve.horizon + Math.min(serve.horizon, history) });
  }
  const labels = numbers(input, 'behaviour', 'churned');
  refuseTooFew(test.rows, labels);
  refuseTooFew(joined(train), labels);
  return { serve, test, train, all };
}

/** Both the churned and the staying must be there to be told apart. */
function refuseTooFew(rows: Int32Array, labels: ArrayLike<number>): void {
  if (rows.length < needed.customers) {
    throw new Refusal('model/too_few_customers', { customers: rows.length, needed: needed.customers });
  }
  const events = fewer(rows, labels);
  if (events < needed.events) throw new Refusal('model/too_few_events', { events, needed: needed.events });
}

/** Size of the smaller class. */
function fewer(rows: Int32Array, labels: ArrayLike<number>): number {
  const churned = rows.reduce((sum, row) => sum + labels[row]!, 0);
  return Math.min(churned, rows.length - churned);
}

export function joined(windows: readonly Window[]): Int32Array {
  return Int32Array.from(windows.flatMap(({ rows }) => Array.from(rows)));
}

/** Rows to train on while L2 is chosen, and rows that choose it. */
export interface Validation {
  readonly dated: boolean;
  readonly train: Int32Array;
  readonly validate: Int32Array;
}

/**
 * The latest training cut-off validates where the older ones can train; else a fixed, seeded 20 % of the customers at
 * the last training cut-off, who then appear nowhere in training.
 */
export function validationOf(input: Tables, train: readonly Window[], seed: number): Validation {
  const labels = numbers(input, 'behaviour', 'churned');
  const [latest, ...older] = train as [Window, ...Window[]];
  const before = joined(older);
  const enough = before.length >= Math.max(needed.customers, latest.rows.length / 5);
  if (enough && fewer(before, labels) >= needed.events && fewer(latest.rows, labels) > 0) {
    return { dated: true, train: before, validate: latest.rows };
  }
  const customers = numbers(input, 'behaviour', 'customer_key');
  const order = shuffled(latest.rows.length, random(seed));
  const validate = Int32Array.from(order.subarray(0, Math.ceil(order.length / 5)), (i) => latest.rows[i]!).sort();
  const chosen = new Set(Array.from(validate, (row) => customers[row]!));
  return { dated: false, train: joined(train).filter((row) => !chosen.has(customers[row]!)), validate };
}
