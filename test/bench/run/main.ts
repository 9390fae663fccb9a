import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { print } from './print.ts';
import type { Bench } from './row.ts';

const benches = import.meta.glob<Bench>('../*.ts');
const folder = 'test/bench/results';

const nameOf = (path: string): string => path.replace(/^.*\/|\.ts$/g, '');

/** `npm run bench -- [name …] [--runs N] [--backend webgpu|wasm|cpu]`: prints tables, and keeps them as JSON. */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { runs: { type: 'string', default: '1' }, backend: { type: 'string' } },
  });
  const all = Object.keys(benches).map(nameOf);
  const unknown = positionals.filter((wanted) => !all.includes(wanted));
  if (unknown.length > 0) throw new Error(`No bench ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  const options = { runs: Number(values.runs), search: values.backend ? `?backend=${values.backend}` : '' };
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}`;
  console.log(`${machine}. Figures are noisy where other work runs: compare within one run.`);
  mkdirSync(folder, { recursive: true });
  for (const [path, open] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(nameOf(path))) continue;
    const { name, run } = await open();
    const rows = await run(options);
    const load = loadavg()[0] ?? 0;
    print(`${name} (load of the machine ${load.toFixed(1)})`, rows);
    const kept = { name, machine, load, measured_at: new Date().toISOString(), options, rows };
    writeFileSync(`${folder}/${nameOf(path)}.json`, `${JSON.stringify(kept, null, 2)}\n`);
  }
}
