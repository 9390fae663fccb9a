import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Backend, Device } from './contract.ts';

const patience = 10_000;

/** Without SIMD or the file, `setBackend` answers false; threads hang under isolation and gained nothing. */
let configured = false;
function configure(): void {
  if (configured) return;
  configured = true;
  const url = new URL(simd, import.meta.url).href;
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': url,
    'tfjs-backend-wasm-simd.wasm': url,
    'tfjs-backend-wasm-threaded-simd.wasm': url,
  });
}

/** Kernels and backend of the GPU load only where there is one. */
async function load(backend: Backend): Promise<void> {
  if (backend === 'webgpu') {
    await import('@tensorflow/tfjs-backend-webgpu');
    await import('./kernels/als-webgpu.ts');
  } else if (backend === 'wasm') await import('./kernels/als-wasm.ts');
  else await import('./kernels/als-cpu.ts');
}

/** Switches tfjs over. False when the backend is not to be had; a hanging start counts as that. */
async function start(backend: Backend): Promise<boolean> {
  configure();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    await load(backend);
    if (tf.findBackendFactory(backend) === null) return false;
    return (await Promise.race([tf.setBackend(backend), late])) && tf.getBackend() === backend;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds of one product of two 256 × 256 matrices, the best of three, after one to warm up. */
async function calibrate(): Promise<number> {
  const square = tf.randomUniform<tf.Rank.R2>([256, 256], 0, 1, 'float32', 1);
  let best = Infinity;
  for (let turn = 0; turn < 4; turn++) {
    const from = performance.now();
    const product = tf.matMul(square, square);
    await product.data();
    product.dispose();
    if (turn > 0) best = Math.min(best, performance.now() - from);
  }
  square.dispose();
  return Math.round(best * 100) / 100;
}

async function adapterOf(): Promise<GPUAdapter | null> {
  try {
    return (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;
  } catch {
    return null;
  }
}

const nameOf = ({ info }: GPUAdapter): string =>
  [info.vendor, info.description || info.device || info.architecture].filter(Boolean).join(' ');

async function begin(backend: Backend, reason: Device['reason'], adapter: string): Promise<Device | null> {
  return (await start(backend)) ? { backend, reason, adapter, milliseconds: await calibrate() } : null;
}

/** Wasm, else plain TypeScript, which is always to be had. */
async function withoutGpu(reason: Device['reason'], adapter: string): Promise<Device> {
  const wasm = await begin('wasm', reason, adapter);
  if (wasm) return wasm;
  await start('cpu');
  const why = reason === 'after_loss' ? reason : 'no_wasm';
  return { backend: 'cpu', reason: why, adapter, milliseconds: await calibrate() };
}

/** The faster of webgpu and wasm by calibration; a software adapter is never taken unasked. */
async function fastest(): Promise<Device> {
  const adapter = await adapterOf();
  if (!adapter) return withoutGpu('no_gpu', '');
  const name = nameOf(adapter);
  if (adapter.info.isFallbackAdapter) return withoutGpu('software_gpu', name);
  const wasm = await begin('wasm', 'fastest', name);
  const gpu = await begin('webgpu', 'fastest', name);
  if (gpu && !(wasm && wasm.milliseconds < gpu.milliseconds)) return gpu;
  return withoutGpu(gpu ? 'fastest' : 'no_gpu', name);
}

/**
 * Starts the backend a run computes on. `wanted` is a backend that the person asked for, a device that an earlier run
 * calibrated, or undefined: the fastest. What is wanted but not to be had falls back to what is.
 */
export async function chooseDevice(wanted?: Backend | Device): Promise<Device> {
  if (wanted === undefined) return fastest();
  if (typeof wanted !== 'string') return (await start(wanted.backend)) ? wanted : fastest();
  const adapter = wanted === 'webgpu' ? await adapterOf() : null;
  return (await begin(wanted, 'asked', adapter ? nameOf(adapter) : '')) ?? fastest();
}

/** The next backend after the graphics device was lost. */
export async function afterLoss(device: Device): Promise<Device> {
  tf.removeBackend(device.backend);
  return withoutGpu('after_loss', device.adapter);
}

/** Rejects when the graphics device is lost or reports an error that nobody caught; on wasm and cpu it never settles. */
export function lossOf(device: Device): Promise<never> {
  return new Promise((_, reject) => {
    if (device.backend !== 'webgpu') return;
    const gpu = (tf.backend() as WebGPUBackend).device;
    void gpu.lost.then(({ message }) => reject(new Error(message || 'device lost')));
    gpu.addEventListener('uncapturederror', ({ error }) => reject(new Error(error.message)));
  });
}
