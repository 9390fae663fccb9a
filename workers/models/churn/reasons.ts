import type { Columns, Tables } from '../../contract.ts';
import type { Design } from '../../math/logistic.ts';
import { top } from '../../math/top.ts';
import { numbers } from '../../tables.ts';
import type { Encoder } from './features.ts';

/** Rows × features: contribution of each feature to the log-odds, against the mean over these rows. */
function effectsOf(design: Design, { sources }: Encoder, weights: Float64Array, features: string[]): Float64Array {
  const { values, rows, width } = design;
  const effects = new Float64Array(rows * features.length);
  sources.forEach((source, column) => {
    const feature = features.indexOf(source);
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += (weights[column]! * values[row * width + column]!) / rows;
    for (let row = 0; row < rows; row++) {
      effects[row * features.length + feature]! += weights[column]! * values[row * width + column]! - mean;
    }
  });
  return effects;
}

/**
 * The three features that move each customer's log-odds most, up or down, against the average customer, with their
 * raw values (NaN: not known) and effects. Where there are fewer, reason '' with NaN.
 */
export function reasonsOf(
  input: Tables,
  rows: Int32Array,
  design: Design,
  encoder: Encoder,
  weights: Float64Array,
): Columns {
  const features = [...new Set(encoder.sources)];
  const effects = effectsOf(design, encoder, weights, features);
  const sizes = effects.map(Math.abs);
  const columns: Columns = {};
  const reasons = [1, 2, 3].map((place) => ({
    reason: (columns[`reason_${place}`] = Array.from(rows, () => '')) as string[],
    value: (columns[`value_${place}`] = new Float64Array(rows.length).fill(NaN)),
    effect: (columns[`effect_${place}`] = new Float64Array(rows.length).fill(NaN)),
  }));
  const raw = features.map((name) => numbers(input, 'behaviour', name));
  rows.forEach((row, i) => {
    const at = i * features.length;
    top(sizes, 3, at, features.length).forEach((feature, place) => {
      const { reason, value, effect } = reasons[place]!;
      reason[i] = features[feature]!;
      value[i] = raw[feature]![row]!;
      effect[i] = effects[at + feature]!;
    });
  });
  return columns;
}
