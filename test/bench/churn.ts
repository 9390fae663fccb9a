import { model } from '../../workers/models/churn.ts';
import { finish, onBackend } from '../models/backend.ts';
import { behaviourOf } from '../models/shop.ts';
import { median, type Options, type Row } from './run/row.ts';

export const name = 'churn fit with its report, 20,000 customers at 4 cut-offs, 8 features';

async function seconds(backend: 'wasm' | 'cpu', runs: number): Promise<number> {
  const device = await onBackend(backend);
  const input = behaviourOf(1, 20_000);
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await finish(model, input, {}, device);
    taken.push((performance.now() - from) / 1000);
  }
  return median(taken);
}

export async function run({ runs }: Options): Promise<Row[]> {
  const [wasm, cpu] = [await seconds('wasm', runs), await seconds('cpu', runs)];
  return [
    { name: 'wasm', measured: wasm, unit: 's' },
    { name: 'cpu', measured: cpu, unit: 's' },
    { name: 'cpu over wasm', measured: cpu / wasm, unit: '×' },
  ];
}
