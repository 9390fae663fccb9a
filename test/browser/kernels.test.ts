import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../workers/contract.ts';
import { chooseDevice } from '../../workers/device.ts';
import { alsHalfStep, gramOf } from '../../workers/kernels/als.ts';
import { exact, relative, type System, system, tensors } from '../workers/kernels/system.ts';

beforeAll(() => {
  tf.env().set('WEBGPU_CPU_FORWARD', false);
});

async function halfStep(backend: Backend, given: System, steps: number) {
  expect(await chooseDevice(backend)).toMatchObject({ backend, reason: 'asked' });
  const made = tensors(given);
  const gram = gramOf(made.factors, 0.1);
  const out = alsHalfStep(made.factors, gram, made.pairs, made.warm, steps);
  const values = await out.data();
  tf.dispose([made.factors, made.warm, { ...made.pairs }, gram, out]);
  return values;
}

test.each([4, 32, 64, 128])('webgpu: %i factors converge to the exact solution', async (k) => {
  const given = system({ rows: 40, n: 150, k, longest: 23, seed: k });
  expect(relative(await halfStep('webgpu', given, 2 * k), exact(given, 0.1))).toBeLessThan(1e-3);
});

test('three steps from the same factors agree on webgpu, wasm and cpu', async () => {
  const given = system({ rows: 300, n: 200, k: 64, longest: 150, seed: 7 });
  const oracle = await halfStep('cpu', given, 3);
  expect(relative(await halfStep('wasm', given, 3), oracle)).toBeLessThan(1e-3);
  expect(relative(await halfStep('webgpu', given, 3), oracle)).toBeLessThan(1e-3);
});

test('more rows than workgroups fit along one side', async () => {
  const given = system({ rows: 65_600, n: 20, k: 4, longest: 3, seed: 3 });
  expect(relative(await halfStep('webgpu', given, 1), await halfStep('wasm', given, 1))).toBeLessThan(1e-3);
});
