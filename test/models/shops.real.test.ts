import { expect, test } from 'vitest';
import type { Model, Tables } from '../../workers/contract.ts';
import { model as affinity } from '../../workers/models/affinity.ts';
import { model as churn } from '../../workers/models/churn.ts';
import { numbers, texts } from '../../workers/tables.ts';
import { planFor } from '../../src/modelling/plan.ts';
import { realFile } from '../intake/real.ts';
import { emptyShop, importAll } from '../sql/shop.ts';
import { finish, onBackend } from './backend.ts';

/** From the file as it is to what a model writes, as the page does it. */
async function trained<Options>(file: string, search: string, model: Model<Options>): Promise<Tables> {
  const shop = await emptyShop(search);
  await importAll(shop, [realFile(file)]);
  const input: Tables = {};
  for (const table of model.reads) input[table] = await shop.columns(table);
  const { options } = await planFor(shop, model.name, 1);
  return (await finish(model, input, options as Partial<Options>, await onBackend('wasm'))).tables;
}

function measure(tables: Tables, report: string, task: string, model: string, name: string): number {
  const column = (of: string) => texts(tables, report, of);
  const at = column('measure').findIndex(
    (text, row) => text === name && column('task')[row] === task && column('model')[row] === model,
  );
  return numbers(tables, report, 'value')[at]!;
}

test('CDNOW, silent for 180 days from 1998-01-01: ROC AUC ≥ .80, and not below the recency rule’s', async () => {
  const tables = await trained('cdnow/CDNOW_master.txt.gz', '?as_of=1998-06-30&horizon=180', churn);
  expect(new Set(texts(tables, 'churn_report', 'window_start'))).toEqual(new Set(['1998-01-01']));
  const auc = (model: string) => measure(tables, 'churn_report', 'churn', model, 'roc_auc');
  expect(auc('rule_recency')).toBeCloseTo(0.7958, 3);
  expect(auc('logistic')).toBeGreaterThan(0.8);
  expect(measure(tables, 'churn_report', 'churn', 'logistic', 'base_rate')).toBeCloseTo(0.773, 3);
  expect(numbers(tables, 'churn_scores', 'customer_key')).toHaveLength(23_570);
});

test('Online Retail, one cut in time: ALS beats popularity and meets the published figures', async () => {
  const tables = await trained('online-retail/online_retail.csv.gz', '', affinity);
  const of = (task: string, model: string, name: string) => measure(tables, 'affinity_report', task, model, name);
  expect(of('affinity_new', 'popularity', 'recall_at_10')).toBeCloseTo(0.0187, 3);
  expect(of('affinity_new', 'als', 'recall_at_10')).toBeGreaterThan(0.0542);
  expect(of('affinity_new', 'als', 'ndcg_at_10')).toBeGreaterThan(0.1085);
  expect(of('affinity_repeat', 'own_repeats', 'ndcg_at_10')).toBeCloseTo(0.3345, 2);
  const methods = texts(tables, 'affinity_suggestions', 'method');
  expect(new Set(texts(tables, 'affinity_suggestions', 'kind').map((kind, row) => `${kind} ${methods[row]}`))).toEqual(
    new Set(['new als', 'repeat own_repeats']),
  );
});
