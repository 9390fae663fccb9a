import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { alsHalfStep, gramOf } from '../../../workers/kernels/als.ts';
import '../../../workers/kernels/als-cpu.ts';
import '../../../workers/kernels/als-wasm.ts';
import { exact, relative, system, tensors } from './system.ts';

async function halfStep(backend: string, given: ReturnType<typeof system>, steps: number) {
  expect(await tf.setBackend(backend)).toBe(true);
  const before = tf.memory().numTensors;
  const made = tensors(given);
  const gram = gramOf(made.factors, 0.1);
  const out = alsHalfStep(made.factors, gram, made.pairs, made.warm, steps);
  const values = await out.data();
  tf.dispose([made.factors, made.warm, { ...made.pairs }, gram, out]);
  expect(tf.memory().numTensors).toBe(before);
  return values;
}

for (const backend of ['cpu', 'wasm']) {
  test.each([4, 12, 32, 64])(`${backend}: %i factors converge to the exact solution`, async (k) => {
    const given = system({ rows: 60, n: 300, k, longest: 23, seed: k });
    expect(relative(await halfStep(backend, given, 3 * k), exact(given, 0.1))).toBeLessThan(1e-4);
  });
}

test('three steps from the same factors agree between cpu and wasm', async () => {
  const given = system({ rows: 500, n: 400, k: 64, longest: 90, seed: 7 });
  expect(relative(await halfStep('wasm', given, 3), await halfStep('cpu', given, 3))).toBeLessThan(1e-4);
});

test('a number of factors that the kernels cannot do is refused', async () => {
  await tf.setBackend('cpu');
  const made = tensors(system({ rows: 2, n: 3, k: 6, longest: 2, seed: 1 }));
  expect(() => alsHalfStep(made.factors, gramOf(made.factors, 1), made.pairs, made.warm, 1)).toThrow(RangeError);
  tf.disposeVariables();
});
