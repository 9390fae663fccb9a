import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Device, Model, Progress, Tables } from '../../workers/contract.ts';
import '../../workers/kernels/als-cpu.ts';
import '../../workers/kernels/als-wasm.ts';

/** Starts a backend in Node, where tfjs finds its wasm file by itself. */
export async function onBackend(backend: 'wasm' | 'cpu'): Promise<Device> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await tf.setBackend(backend))) throw new Error(`no ${backend}`);
  return { backend, reason: 'asked', adapter: '', milliseconds: 0 };
}

export interface Finished {
  tables: Tables;
  progress: Progress[];
}

/** Runs a model to its end without a worker. */
export async function finish<Options>(
  model: Model<Options>,
  input: Tables,
  options: Partial<Options>,
  device: Device,
): Promise<Finished> {
  const run = model.fit(input, { ...model.defaults, ...options }, device);
  const progress: Progress[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done) return { tables: step.value, progress };
    progress.push(step.value);
  }
}
