import { type Layer, readLayers } from '../engine/layer.ts';

/** Every table that follows from others, in building order. Adding a `.sql` file to a stage adds a table. */
export const layers: readonly Layer[] = readLayers(
  import.meta.glob<string>(['../ledger/*.sql', '../marts/*.sql', '../results/*.sql'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** What the models write, as empty tables that exist before a model has run. */
export const outputs: readonly Layer[] = readLayers(
  import.meta.glob<string>('../modelling/outputs/*.sql', { query: '?raw', import: 'default', eager: true }),
);
