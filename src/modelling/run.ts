import { proxy, type Remote, transfer, wrap } from 'comlink';
import type { Backend, Device, Host, Outcome, Progress, Sent, Tables } from '../../workers/contract.ts';
import hostUrl from '../../workers/host.ts?worker&url';
import { endOf, startWorker } from '../engine/blob.ts';
import type { Database } from '../engine/database.ts';

/**
 * One run: a worker of its own reads its tables, fits and answers; `signal` ends the worker, and with it its memory.
 * Throws an AbortError when stopped; every other failure is data in the outcome.
 */
export async function run(
  database: Database,
  model: string,
  options: Record<string, unknown>,
  wanted: Backend | Device | undefined,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Outcome<Sent>> {
  signal.throwIfAborted();
  const worker = startWorker(hostUrl, 'module');
  const host = wrap<Host>(worker);
  try {
    return await Promise.race([fit(database, host, model, options, wanted, report, signal), endOf(worker, signal)]);
  } finally {
    worker.terminate();
  }
}

async function fit(
  database: Database,
  host: Remote<Host>,
  model: string,
  options: Record<string, unknown>,
  wanted: Backend | Device | undefined,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Outcome<Sent>> {
  const reads = (await host.models()).find(({ name }) => name === model)?.reads ?? [];
  const input: Tables = {};
  for (const table of reads) {
    input[table] = await database.columns(table);
    signal.throwIfAborted();
  }
  return host.run(model, transfer(input, buffersOf(input)), options, wanted, proxy(report));
}

function buffersOf(tables: Tables): ArrayBufferLike[] {
  const columns = Object.values(tables).flatMap((table) => Object.values(table));
  return [...new Set(columns.flatMap((column) => (Array.isArray(column) ? [] : [column.buffer])))];
}
