import { kindNamed, kinds } from './kind.ts';
import { tableSource } from './kindTable.ts';
import type { Mapping, Sample, Source } from './source.ts';

const exports = Object.values(import.meta.glob<Source>('./sources/*.ts', { eager: true, import: 'source' }));
const tables = kinds.map(tableSource);

/** How the source that is surest of a file reads it. */
export function recognise(sample: Sample): Mapping {
  return surest(sample, [...exports, ...tables]);
}

/** The best guess when a person says of what kind the rows are; without a kind they are orders. */
export function recogniseAs(sample: Sample, kindName: string | undefined): Mapping {
  const kind = kindNamed(kindName);
  if (kind) return { ...tableSource(kind).map(sample), source: 'mapped', certain: false };
  const { kind: _, ...orders } = surest(sample, exports);
  return { ...orders, certain: false };
}

function surest(sample: Sample, sources: readonly Source[]): Mapping {
  let best: Source | undefined;
  let sureness = -1;
  for (const source of sources) {
    const sure = source.recognise(sample);
    if (sure > sureness) [best, sureness] = [source, sure];
  }
  return best?.map(sample) ?? { source: 'mapped', columns: {}, why: {}, certain: false };
}
