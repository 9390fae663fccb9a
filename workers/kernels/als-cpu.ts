import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { alsInputs, alsKernel } from './als.ts';

interface System {
  factors: Float32Array;
  gram: Float32Array;
  columns: Int32Array;
  extra: Float32Array;
  k: number;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>, at: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) sum += a[i]! * b[at + i]!;
  return sum;
}

/** out = (gram + Σ extra y yᵀ) v over the pairs from … to. */
function apply(system: System, from: number, to: number, v: Float64Array, out: Float64Array): void {
  const { factors, gram, columns, extra, k } = system;
  for (let i = 0; i < k; i++) out[i] = dot(v, gram, i * k, k);
  for (let pair = from; pair < to; pair++) {
    const at = columns[pair]! * k;
    const weight = extra[pair]! * dot(v, factors, at, k);
    for (let i = 0; i < k; i++) out[i]! += weight * factors[at + i]!;
  }
}

/** Solves one row in place: x is the warm start and becomes the answer. */
function solveRow(system: System, from: number, to: number, x: Float64Array, steps: number): void {
  const { factors, columns, extra, k } = system;
  const q = new Float64Array(k);
  apply(system, from, to, x, q);
  const r = q.map((value) => -value);
  for (let pair = from; pair < to; pair++) {
    for (let i = 0; i < k; i++) r[i]! += (1 + extra[pair]!) * factors[columns[pair]! * k + i]!;
  }
  const p = r.slice();
  let before = dot(r, r, 0, k);
  for (let step = 0; step < steps && before > 1e-20; step++) {
    apply(system, from, to, p, q);
    const alpha = before / dot(p, q, 0, k);
    for (let i = 0; i < k; i++) {
      x[i]! += alpha * p[i]!;
      r[i]! -= alpha * q[i]!;
    }
    const after = dot(r, r, 0, k);
    for (let i = 0; i < k; i++) p[i] = r[i]! + (after / before) * p[i]!;
    before = after;
  }
}

/** The oracle: the same steps as the other two, in Float64 and in the plainest words. Shapes as in `alsHalfStep`. */
export function alsRows(system: System, starts: Int32Array, warm: Float32Array, steps: number): Float32Array {
  const { k } = system;
  const out = new Float32Array(warm.length);
  for (let row = 0; row < starts.length - 1; row++) {
    const x = Float64Array.from(warm.subarray(row * k, row * k + k));
    solveRow(system, starts[row]!, starts[row + 1]!, x, steps);
    out.set(x, row * k);
  }
  return out;
}

tf.registerKernel({
  kernelName: alsKernel,
  backendName: 'cpu',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const given = alsInputs(inputs);
    const cpu = backend as MathBackendCPU;
    const values = (tensor: tf.TensorInfo) => cpu.data.get(tensor.dataId).values;
    const system = {
      factors: values(given.factors) as Float32Array,
      gram: values(given.gram) as Float32Array,
      columns: values(given.columns) as Int32Array,
      extra: values(given.extra) as Float32Array,
      k: given.factors.shape[1]!,
    };
    const rows = alsRows(
      system,
      values(given.starts) as Int32Array,
      values(given.warm) as Float32Array,
      Number(attrs?.['steps']),
    );
    return cpu.makeTensorInfo(given.warm.shape, 'float32', rows);
  },
});
