import { numberFields } from './decide.ts';
import { cellsOf, type Mapping, type Sample } from './source.ts';

/** Signs that name one currency; `$` and `¥` name several. */
const currencies: Readonly<Record<string, string>> = {
  '£': 'GBP',
  '€': 'EUR',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  '₽': 'RUB',
};

/** ISO code of the currency whose sign stands beside the amounts, if it is one and the same. */
export function currencyOfSigns(sample: Sample, { columns }: Mapping): string | undefined {
  const cells = numberFields.flatMap((field) => cellsOf(sample, columns[field]));
  const signs = new Set(cells.flatMap((cell) => cell.match(/\p{Sc}/gu) ?? []));
  const [sign = ''] = signs;
  return signs.size === 1 ? currencies[sign] : undefined;
}
