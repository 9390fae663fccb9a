import { expose } from 'comlink';
import { type Code, type Facts, Problem } from '../../problem.ts';
import type { Table, UnpackOptions } from './table.ts';
import { unpack } from './unpack.ts';

/** A `Problem` as data: comlink carries no class. */
export type Told = { readonly code: Code; readonly facts: Facts };
export type Answer =
  | { readonly ok: true; readonly tables: Table[]; readonly problems: Told[]; readonly remarks: Told[] }
  | { readonly ok: false; readonly told: Told };

/** The thread that unpacks one file and is ended when it has. */
export interface Unpacker {
  unpack(file: File, report: UnpackOptions['report']): Promise<Answer>;
}

const told = ({ code, facts }: Problem): Told => ({ code, facts });

const unpacker: Unpacker = {
  async unpack(file, report) {
    try {
      const found = await unpack(file, { signal: new AbortController().signal, report });
      return { ok: true, ...found, problems: found.problems.map(told), remarks: found.remarks.map(told) };
    } catch (reason) {
      if (reason instanceof Problem) return { ok: false, told: told(reason) };
      throw reason;
    }
  },
};

expose(unpacker);
