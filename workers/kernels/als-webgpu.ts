import { type WebGPUBackend, type WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { alsInputs, alsKernel } from './als.ts';
import code from './als.wgsl?raw';

/** Eight quarters are a cache line of 128 bytes. An adapter in software pays per lane: 64 took thrice as long. */
const lanes = 8;

/** One workgroup solves one row; 65,535 workgroups along x is what every device allows. */
function program(rows: number, k: number, steps: number): WebGPUProgram {
  return {
    variableNames: ['factors', 'gram', 'starts', 'columns', 'extra', 'warm'],
    variableComponents: [4, 4, 1, 1, 1, 4],
    outputComponent: 4,
    outputShape: [rows, k],
    uniforms: 'rows : i32,',
    workgroupSize: [lanes, 1, 1],
    dispatchLayout: { x: [0], y: [1] },
    dispatch: [Math.min(rows, 65535), Math.ceil(rows / 65535), 1],
    shaderKey: `als_${k}_${steps}`,
    getUserCode: () =>
      `const QUARTERS : i32 = ${k / 4};\nconst STEPS : i32 = ${steps};\nconst LANES : i32 = ${lanes};\n${code}`,
  };
}

function refuseTooLarge(backend: WebGPUBackend, inputs: tf.TensorInfo[]): void {
  const limit = backend.device.limits.maxStorageBufferBindingSize;
  const largest = Math.max(...inputs.map((input) => 4 * tf.util.sizeFromShape(input.shape)));
  if (largest > limit) throw new RangeError(`a buffer of ${largest} bytes, ${limit} allowed`);
}

tf.registerKernel({
  kernelName: alsKernel,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const gpu = backend as WebGPUBackend;
    const given = alsInputs(inputs);
    const [rows, k] = given.warm.shape as [number, number];
    const order = [given.factors, given.gram, given.starts, given.columns, given.extra, given.warm];
    refuseTooLarge(gpu, order);
    const work = program(rows, k, Number(attrs?.['steps']));
    return gpu.runWebGPUProgram(work, order, 'float32', [{ type: 'int32', data: [rows] }]);
  },
});
