import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { alsInputs, alsKernel } from './als.ts';
import bytes from './als.asc.ts?wasm';

type HalfStep = (...pointersAndSizes: number[]) => void;

/** The heap of tfjs's own module, which its types do not show (tfjs-backend-wasm 4.22.0). */
function heapOf(backend: BackendWasm): WebAssembly.Memory {
  return (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm.memory;
}

function abort(): never {
  throw new WebAssembly.RuntimeError('als kernel aborted');
}

const instances = new WeakMap<BackendWasm, HalfStep>();

function halfStepOn(backend: BackendWasm): HalfStep {
  let found = instances.get(backend);
  if (!found) {
    const module = new WebAssembly.Module(bytes);
    const instance = new WebAssembly.Instance(module, { env: { memory: heapOf(backend), abort } });
    found = instance.exports['alsHalfStep'] as HalfStep;
    instances.set(backend, found);
  }
  return found;
}

tf.registerKernel({
  kernelName: alsKernel,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const wasm = backend as BackendWasm;
    const given = alsInputs(inputs);
    const k = given.factors.shape[1]!;
    const out = wasm.makeOutput(given.warm.shape, 'float32');
    const scratch = wasm.makeOutput([3 * k], 'float32');
    const order = [given.factors, given.gram, given.starts, given.columns, given.extra, given.warm, out, scratch];
    const pointers = order.map((tensor) => wasm.dataIdMap.get(tensor.dataId).memoryOffset);
    halfStepOn(wasm)(...pointers, given.warm.shape[0]!, k, Number(attrs?.['steps']));
    wasm.disposeData(scratch.dataId);
    return out;
  },
});
