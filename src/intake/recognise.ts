import { kinds } from './kind.ts';
import { tableSource } from './kindTable.ts';
import type { Mapping, Sample, Source } from './source.ts';

const sources = [
  ...Object.values(import.meta.glob<Source>('./sources/*.ts', { eager: true, import: 'source' })),
  ...kinds.map(tableSource),
];

/** How the source that is surest of a file reads it. */
export function recognise(sample: Sample): Mapping {
  let best: Source | undefined;
  let sureness = -1;
  for (const source of sources) {
    const sure = source.recognise(sample);
    if (sure > sureness) [best, sureness] = [source, sure];
  }
  return best?.map(sample) ?? { source: 'mapped', columns: {}, why: {}, certain: false };
}
