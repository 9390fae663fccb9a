import { beforeAll, expect, test } from 'vitest';
import { type Columns, type Device, Refusal, type Tables } from '../../workers/contract.ts';
import { model } from '../../workers/models/churn.ts';
import { validationOf, windowsOf } from '../../workers/models/churn/windows.ts';
import { numbers, texts } from '../../workers/tables.ts';
import { finish, onBackend } from './backend.ts';
import { behaviourOf } from './shop.ts';

const shop = behaviourOf(11, 600);
let device: Device;
let tables: Tables;
beforeAll(async () => {
  device = await onBackend('wasm');
  ({ tables } = await finish(model, shop, {}, device));
});

/** Value of a measure of a model in a report. */
function measure(found: Tables, of: string, name: string): number {
  const at = texts(found, 'churn_report', 'measure').findIndex(
    (text, row) => text === name && texts(found, 'churn_report', 'model')[row] === of,
  );
  return numbers(found, 'churn_report', 'value')[at]!;
}

function parameter(found: Tables, name: string): number {
  return numbers(found, 'churn_parameters', 'value')[texts(found, 'churn_parameters', 'parameter').indexOf(name)]!;
}

/** The shop with some cells of `behaviour` rewritten. */
function changed(of: Tables, column: string, value: (row: number, old: number) => number): Tables {
  const cells = Float64Array.from(numbers(of, 'behaviour', column), (old, row) => value(row, old));
  return { ...of, behaviour: { ...of['behaviour'], [column]: cells } };
}

/** The shop with only some cut-offs. */
function withCutoffs(of: Tables, keep: (key: number) => boolean): Tables {
  const filtered = (columns: Columns): Columns => {
    const rows = Array.from(columns['cutoff_key'] as Int32Array, (key, row) => (keep(key) ? row : -1)).filter(
      (row) => row >= 0,
    );
    return Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        Array.isArray(column) ? rows.map((row) => column[row]!) : Float64Array.from(rows, (row) => column[row]!),
      ]),
    );
  };
  return { behaviour: filtered(of['behaviour']!), cutoffs: filtered(of['cutoffs']!) };
}

async function refusal(input: Tables): Promise<Refusal> {
  const reason: unknown = await finish(model, input, {}, device).catch((error: unknown) => error);
  if (!(reason instanceof Refusal)) throw reason;
  return reason;
}

test('beats the simple rule where frequency matters, too, and is well calibrated', () => {
  expect(measure(tables, 'logistic', 'roc_auc')).toBeGreaterThan(measure(tables, 'rule_recency', 'roc_auc') + 0.02);
  expect(measure(tables, 'logistic', 'brier')).toBeLessThan(measure(tables, 'rule_recency', 'brier'));
  const [predicted, observed] = [
    numbers(tables, 'churn_calibration', 'predicted'),
    numbers(tables, 'churn_calibration', 'observed'),
  ];
  for (let bin = 0; bin < 10; bin++) expect(Math.abs(predicted[bin]! - observed[bin]!)).toBeLessThan(0.15);
  expect(parameter(tables, 'serves_rule')).toBe(0);
  expect(parameter(tables, 'validation_dated')).toBe(1);
});

test('every measure stands there for the model and for the rule, with the window as dates', () => {
  const found = texts(tables, 'churn_report', 'measure');
  for (const name of [
    'base_rate',
    'roc_auc',
    'pr_auc',
    'brier',
    'log_loss',
    'accuracy',
    'list_size',
    'precision_at_list',
    'recall_at_list',
  ]) {
    expect(found.filter((text) => text === name)).toHaveLength(2);
  }
  expect(new Set(texts(tables, 'churn_report', 'window_start'))).toEqual(new Set(['2024-10-02']));
  expect(new Set(texts(tables, 'churn_report', 'window_end'))).toEqual(new Set(['2024-12-31']));
  expect(texts(tables, 'churn_windows', 'role')).toEqual(['serve', 'test', 'train', 'train']);
});

test('scores every customer once, with three reasons that are real features', () => {
  expect(Array.from(numbers(tables, 'churn_scores', 'customer_key'))).toEqual(
    Array.from({ length: 600 }, (_, key) => key),
  );
  const names = Object.keys(shop['behaviour']!);
  for (const place of [1, 2, 3]) {
    for (const reason of texts(tables, 'churn_scores', `reason_${place}`)) expect(names).toContain(reason);
  }
  const value = numbers(tables, 'churn_scores', 'value_1');
  texts(tables, 'churn_scores', 'reason_1').forEach((reason, row) =>
    expect(value[row]).toBe(numbers(shop, 'behaviour', reason)[row]),
  );
});

test('the held-out window decides nothing: other labels there, the same choice and the same fit before it', async () => {
  const turned = changed(shop, 'churned', (row, old) => (row >= 600 && row < 1200 ? 1 - old : old));
  const { tables: other } = await finish(model, turned, {}, device);
  expect(parameter(other, 'l2')).toBe(parameter(tables, 'l2'));
  expect(measure(other, 'logistic', 'roc_auc')).toBeCloseTo(1 - measure(tables, 'logistic', 'roc_auc'), 10);
});

test('where the rule ranks better, the rule is what is served, and recency the only reason', async () => {
  const recency = numbers(shop, 'behaviour', 'recency_days');
  const noise = changed(shop, 'frequency', (row) => (row >= 1200 ? recency[row]! : 500 - recency[row]!));
  const turned = changed(noise, 'churned', (row, old) => (Number.isNaN(old) ? old : recency[row]! > 60 ? 1 : 0));
  const { tables: served } = await finish(model, turned, {}, device);
  expect(measure(served, 'rule_recency', 'roc_auc')).toBe(1);
  expect(measure(served, 'logistic', 'roc_auc')).toBeLessThan(1);
  expect(parameter(served, 'serves_rule')).toBe(1);
  expect(new Set(texts(served, 'churn_scores', 'reason_1'))).toEqual(new Set(['recency_days']));
  expect(new Set(texts(served, 'churn_scores', 'reason_2'))).toEqual(new Set(['']));
  const probability = numbers(served, 'churn_scores', 'probability');
  for (let row = 1; row < 600; row++) {
    expect(Math.sign(probability[row]! - probability[0]!)).toBe(Math.sign(recency[row]! - recency[0]!));
  }
});

test('without an older cut-off a fifth of the customers validates, and trains nowhere', async () => {
  const short = withCutoffs(shop, (key) => key < 3);
  const { train } = windowsOf(short);
  const { dated, train: rows, validate } = validationOf(short, train, 1);
  expect(dated).toBe(false);
  expect(validate).toHaveLength(120);
  const customers = numbers(short, 'behaviour', 'customer_key');
  const validating = new Set(Array.from(validate, (row) => customers[row]!));
  expect(rows.some((row) => validating.has(customers[row]!))).toBe(false);
  expect(parameter((await finish(model, short, {}, device)).tables, 'validation_dated')).toBe(0);
});

test('too little of anything is refused with the counts', async () => {
  expect(await refusal(behaviourOf(1, 99))).toMatchObject({
    code: 'model/too_few_customers',
    facts: { customers: 99, needed: 100 },
  });
  expect(await refusal(withCutoffs(shop, (key) => key < 2))).toMatchObject({
    code: 'model/too_short',
    facts: { needed: 240 },
  });
  expect(await refusal(withCutoffs(shop, (key) => key < 1))).toMatchObject({ code: 'model/too_short' });
  const all = changed(shop, 'churned', (row, old) => (Number.isNaN(old) ? old : row % 50 === 0 ? 1 : 0));
  expect(await refusal(all)).toMatchObject({ code: 'model/too_few_events', facts: { events: 12, needed: 30 } });
});
