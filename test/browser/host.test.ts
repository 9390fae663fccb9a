import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { proxy, type Remote, wrap } from 'comlink';
import { expect, test } from 'vitest';
import type { Backend, Host, Progress } from '../../workers/contract.ts';
import { drive } from '../../workers/drive.ts';
import hostUrl from '../../workers/host.ts?worker&url';
import { model as churn } from '../../workers/models/churn.ts';
import { behaviourOf } from '../models/shop.ts';

/** As the page does it: from a blob, so that the page's policy governs the worker. */
function startHost(): { host: Remote<Host>; worker: Worker } {
  const source = `import ${JSON.stringify(new URL(hostUrl, location.href).href)};`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
  return { host: wrap<Host>(worker), worker };
}

async function runInWorker(name: string, input: ReturnType<typeof behaviourOf>, wanted: Backend | undefined) {
  const { host, worker } = startHost();
  const progress: Progress[] = [];
  const outcome = await host.run(
    name,
    input,
    { seed: 1 },
    wanted,
    proxy((step) => void progress.push(step)),
  );
  worker.terminate();
  return { outcome, progress };
}

test('the host finds every model by itself', async () => {
  const { host, worker } = startHost();
  const models = await host.models();
  worker.terminate();
  expect(models.map(({ name }) => name).sort()).toEqual(['affinity', 'basket', 'churn']);
  expect(models.find(({ name }) => name === 'churn')?.reads).toEqual(['behaviour', 'cutoffs']);
});

test.each(['cpu', 'wasm', 'webgpu'] as const)('a run in a worker on %s, which was asked for', async (backend) => {
  const { outcome, progress } = await runInWorker('churn', behaviourOf(1, 200), backend);
  expect(outcome).toMatchObject({ ok: true, device: { backend, reason: 'asked' } });
  expect(progress.at(-1)?.stage).toBe('serve');
});

test('unasked, a software adapter is not taken', async () => {
  const { outcome } = await runInWorker('churn', behaviourOf(1, 200), undefined);
  expect(outcome).toMatchObject({ ok: true, device: { backend: 'wasm', reason: 'software_gpu' } });
});

test('a refusal crosses the thread as a code with its counts', async () => {
  const { outcome } = await runInWorker('churn', behaviourOf(1, 60), 'cpu');
  expect(outcome).toMatchObject({
    ok: false,
    failure: { code: 'model/too_few_customers', facts: { customers: 60, needed: 100 } },
  });
});

test('an unknown failure and an unknown model are data, too', async () => {
  expect((await runInWorker('churn', {}, 'cpu')).outcome).toMatchObject({
    ok: false,
    failure: { code: 'model/failed' },
  });
  expect((await runInWorker('nothing', {}, 'cpu')).outcome).toMatchObject({ ok: false, device: null });
});

test('a graphics device lost in mid-run ends in a run on the next backend', async () => {
  let steps = 0;
  const destroy = () => {
    if (++steps === 3) (tf.backend() as WebGPUBackend).device.destroy();
  };
  const outcome = await drive(churn, behaviourOf(1, 200), { seed: 1 }, 'webgpu', destroy);
  expect(outcome).toMatchObject({ ok: true, device: { backend: 'wasm', reason: 'after_loss' } });
  expect(steps).toBeGreaterThan(3);
});
