import { columnsNamed } from '../format.ts';
import type { Mapping, Sample, Source } from '../source.ts';

/** CDNOW (Fader and Hardie): customer, day, number of CDs, dollars, separated by blanks. The sample has no header. */
const names = {
  platform_customer_id: 'customer_id',
  date: 'date',
  quantity: 'number_of_cds',
  line_total: 'dollar_value',
};
const samplePattern = /^\d{5} \d{4} 199[78]\d{4} \d+ \d+\.\d{2}$/;
const sampleColumns = { platform_customer_id: 0, date: 2, quantity: 3, line_total: 4 };

const isSample = ({ headerLine, rows }: Sample) =>
  headerLine === 0 && rows.length > 0 && rows.every((row) => samplePattern.test(row.join(' ')));

function mapSample(): Mapping {
  const why = { platform_customer_id: 'place', date: 'place', quantity: 'place', line_total: 'place' } as const;
  return { source: 'cdnow', columns: sampleColumns, why, certain: true };
}

export const source: Source = {
  name: 'cdnow',
  recognise: (sample) =>
    Object.values(names).every((name) => sample.headers.includes(name)) || isSample(sample) ? 1 : 0,
  map: (sample) =>
    isSample(sample) ? mapSample() : { source: 'cdnow', ...columnsNamed(sample, names), certain: true },
};
