import { type Layer, readLayers } from '../engine/layer.ts';

/**
 * Every table that follows from others, in building order, without what describes it: `documented.ts` has that. Adding a
 * `.sql` file to a stage adds a table.
 */
export const layers: readonly Layer[] = readLayers(
  import.meta.glob<string>(['../ledger/*.sql', '../marts/*.sql', '../results/*.sql'], {
    query: '?bare',
    import: 'default',
    eager: true,
  }),
);

/** What the models write, as empty tables that exist before a model has run. */
export const outputs: readonly Layer[] = readLayers(
  import.meta.glob<string>('../modelling/outputs/*.sql', { query: '?bare', import: 'default', eager: true }),
);
