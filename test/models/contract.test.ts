import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Device, type Model, Refusal, type Tables } from '../../workers/contract.ts';
import { finish, onBackend } from './backend.ts';
import { behaviourOf, interactionsOf } from './shop.ts';

const files = import.meta.glob<{ model: Model<Record<string, unknown>> }>('../../workers/models/*.ts', { eager: true });
const models = Object.values(files).map(({ model }) => model);
const folder = new URL('../../src/modelling/outputs/', import.meta.url);

/** Column names of the table as the database has it before any run. */
function promised(table: string): string[] {
  const sql = readFileSync(new URL(`${table}.sql`, folder), 'utf8');
  return Array.from(sql.matchAll(/\bAS (\w+)/g), ([, name]) => name!).sort();
}

const options = { seed: 3, factors: 16, iterations: 4, products: [3, 4, 5] };
const input: Tables = { ...behaviourOf(1, 150), ...interactionsOf(2, 150, 40) };
let device: Device;

beforeAll(async () => {
  device = await onBackend('wasm');
  const affinity = models.find(({ name }) => name === 'affinity')!;
  Object.assign(input, (await finish(affinity, input, options, device)).tables);
});

/** The same tables without rows. */
const emptied = (tables: Tables): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([table, columns]) => [
      table,
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.slice(0, 0)])),
    ]),
  );

test('every table that the workers promise is written by exactly one model', () => {
  const outputs = readdirSync(folder).map((file) => file.replace('.sql', ''));
  const written = models.flatMap(({ writes }) => writes);
  expect(written.sort()).toEqual(outputs.filter((name) => !name.startsWith('run')).sort());
});

describe.each(models.map((model) => [model.name, model] as const))('%s', (_, model) => {
  test('writes what it promises, in columns of equal length, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const { tables } = await finish(model, input, options, device);
    expect(tf.memory().numTensors).toBe(before);
    expect(Object.keys(tables).sort()).toEqual([...model.writes].sort());
    for (const [table, columns] of Object.entries(tables)) {
      expect(Object.keys(columns).sort(), table).toEqual(promised(table));
      const lengths = new Set(Object.values(columns).map((column) => column.length));
      expect(lengths.size, table).toBe(1);
      expect([...lengths][0], table).toBeGreaterThan(0);
    }
  });

  test('reports progress that never goes back nor past its total', async () => {
    const { progress } = await finish(model, input, options, device);
    expect(progress.length).toBeGreaterThan(0);
    let last = 0;
    for (const { done, total } of progress) {
      expect(done / total).toBeGreaterThanOrEqual(last);
      expect(done).toBeLessThanOrEqual(total);
      last = done / total;
    }
  });

  test('the same seed gives the same tables, and the input is left alone', async () => {
    const kept = structuredClone(input);
    const [first, second] = [await finish(model, input, options, device), await finish(model, input, options, device)];
    expect(second.tables).toEqual(first.tables);
    expect(input).toEqual(kept);
  });

  test('answers empty tables with a refusal', async () => {
    await expect(finish(model, emptied(input), options, device)).rejects.toBeInstanceOf(Refusal);
  });

  test('stopped half-way it leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const run = model.fit(input, { ...model.defaults, ...options }, device);
    await run.next();
    await run.return({});
    expect(tf.memory().numTensors).toBe(before);
  });
});
