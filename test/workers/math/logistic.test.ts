import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Design, LogisticProblem, probabilities } from '../../../workers/math/logistic.ts';
import { type Fitted, fitLogistic } from '../../../workers/math/newton.ts';
import { normal, random } from '../../../workers/math/random.ts';
import { onBackend } from '../../models/backend.ts';

const truth = [1.2, -0.7, 0, 0.4];

function drawn(rows: number, seed: number): { design: Design; labels: Uint8Array } {
  const uniform = random(seed);
  const gauss = normal(uniform);
  const width = truth.length;
  const values = Float32Array.from({ length: rows * width }, (_, cell) => (cell % width === width - 1 ? 1 : gauss()));
  const design = { values, rows, width };
  const labels = Uint8Array.from(probabilities(design, Float64Array.from(truth)), (p) => (uniform() < p ? 1 : 0));
  return { design, labels };
}

async function fit(design: Design, labels: Uint8Array, l2: number): Promise<Fitted & { losses: number[] }> {
  const problem = new LogisticProblem(design, labels);
  const losses: number[] = [];
  try {
    const steps = fitLogistic(problem, l2);
    for (;;) {
      const step = await steps.next();
      if (step.done) return { ...step.value, losses };
      losses.push(step.value);
    }
  } finally {
    problem.dispose();
  }
}

let before = 0;
beforeEach(async () => {
  await onBackend('wasm');
  before = tf.memory().numTensors;
});
afterEach(() => expect(tf.memory().numTensors).toBe(before));

test('recovers the weights the labels were drawn with, and converges in Float64', async () => {
  const { design, labels } = drawn(40_000, 1);
  const { weights, gradientNorm, losses } = await fit(design, labels, 1e-6);
  weights.forEach((weight, j) => expect(weight).toBeCloseTo(truth[j]!, 1));
  expect(gradientNorm).toBeLessThan(1e-8);
  expect(losses[0]).toBeCloseTo(Math.LN2, 5);
  losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThanOrEqual(losses[i]! + 1e-6));
});

test('by hand: a constant alone gives the share of positives', async () => {
  const { weights } = await fit(
    { values: new Float32Array(8).fill(1), rows: 8, width: 1 },
    Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 0),
    1,
  );
  expect(weights[0]).toBeCloseTo(Math.log(3), 6);
});

test('perfectly separated rows end in finite weights, smaller under more penalty', async () => {
  const values = Float32Array.from({ length: 400 }, (_, cell) => (cell % 2 ? 1 : cell < 200 ? -1 : 1));
  const labels = Uint8Array.from({ length: 200 }, (_, row) => (row < 100 ? 0 : 1));
  const light = await fit({ values, rows: 200, width: 2 }, labels, 1e-4);
  const heavy = await fit({ values, rows: 200, width: 2 }, labels, 1e-1);
  expect(light.weights[0]).toBeGreaterThan(heavy.weights[0]!);
  expect(light.weights[0]).toBeLessThan(20);
});

test('wasm and cpu end in the same weights', async () => {
  const { design, labels } = drawn(5000, 2);
  const onWasm = await fit(design, labels, 1e-3);
  await onBackend('cpu');
  const onCpu = await fit(design, labels, 1e-3);
  onWasm.weights.forEach((weight, j) => expect(weight).toBeCloseTo(onCpu.weights[j]!, 6));
  await onBackend('wasm');
});
