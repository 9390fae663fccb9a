import { proxy, wrap } from 'comlink';
import { endOf, startWorker } from '../../engine/blob.ts';
import { Problem } from '../../problem.ts';
import { asDamaged, type Unpacked, type UnpackOptions } from './table.ts';
import { plainTable } from './form.ts';
import type { Answer, Told, Unpacker } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

/** `unpack` on a thread of its own, so that the page answers meanwhile; text with separators needs no unpacking. */
export async function unpackApart(file: File, options: UnpackOptions): Promise<Unpacked> {
  options.signal.throwIfAborted();
  const table = await plainTable(file);
  if (table) return { tables: [table], problems: [], remarks: [] };
  const worker = startWorker(workerUrl, 'module');
  try {
    const answer = wrap<Unpacker>(worker).unpack(file, proxy(options.report));
    return received(await Promise.race([answer, endOf(worker, options.signal)]));
  } catch (reason) {
    throw asDamaged(file.name, reason);
  } finally {
    worker.terminate();
  }
}

const problemOf = ({ code, facts }: Told): Problem => new Problem(code, facts);

function received(answer: Answer): Unpacked {
  if (!answer.ok) throw problemOf(answer.told);
  return { ...answer, problems: answer.problems.map(problemOf), remarks: answer.remarks.map(problemOf) };
}
