import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { Backend, Model, Tables } from '../../workers/contract.ts';
import { drive } from '../../workers/drive.ts';
import { model as affinity } from '../../workers/models/affinity.ts';
import { model as churn } from '../../workers/models/churn.ts';
import { numbers, texts } from '../../workers/tables.ts';
import { behaviourOf, interactionsOf } from '../models/shop.ts';

const backends: Backend[] = ['cpu', 'wasm', 'webgpu'];

beforeAll(() => tf.env().set('WEBGPU_CPU_FORWARD', false));

/** The tables of one run on each backend, which must really have been the one that computed. */
async function onEach<Options>(model: Model<Options>, input: Tables, options: Partial<Options>): Promise<Tables[]> {
  const found: Tables[] = [];
  for (const backend of backends) {
    const outcome = await drive(model, input, options, backend, () => {});
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    expect(outcome.device.backend).toBe(backend);
    found.push(outcome.tables);
  }
  return found;
}

test('churn: the same probabilities to 1e-3 on cpu, wasm and webgpu', async () => {
  const [oracle, ...others] = await onEach(churn, behaviourOf(1, 400), { seed: 1 });
  const expected = numbers(oracle!, 'churn_scores', 'probability');
  for (const other of others) {
    const found = numbers(other, 'churn_scores', 'probability');
    let most = 0;
    found.forEach((p, row) => (most = Math.max(most, Math.abs(p - expected[row]!))));
    expect(most).toBeLessThan(1e-3);
    expect(texts(other, 'churn_scores', 'reason_1')).toEqual(texts(oracle!, 'churn_scores', 'reason_1'));
  }
});

/** `customer kind product` of every suggestion. */
const lists = (tables: Tables): Set<string> => {
  const [customer, product] = [
    numbers(tables, 'affinity_suggestions', 'customer_key'),
    numbers(tables, 'affinity_suggestions', 'product_key'),
  ];
  return new Set(
    texts(tables, 'affinity_suggestions', 'kind').map((kind, row) => `${customer[row]} ${kind} ${product[row]}`),
  );
};

test('affinity: 95 % of the top-10 lists are the same on cpu, wasm and webgpu', async () => {
  const [oracle, ...others] = await onEach(affinity, interactionsOf(2, 200, 80), {
    seed: 1,
    factors: 16,
    iterations: 5,
  });
  const expected = lists(oracle!);
  for (const other of others) {
    const found = lists(other);
    expect(found.size).toBe(expected.size);
    expect([...found].filter((row) => expected.has(row)).length / expected.size).toBeGreaterThan(0.95);
  }
});
