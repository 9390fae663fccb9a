import { join } from 'node:path';
import { type Options, repeated, type Row } from './run/row.ts';
import { onSite } from './run/site.ts';
import { reachedAt, seenBy, status, watch } from './run/watch.ts';

export const name = 'CDNOW, 69,659 lines, against pandas (needs KEEPSIGHT_DATA)';

/** Seconds of pandas + scikit-learn on two cores: read .019, RFM .004, k-means .044. */
const pandas = { whole: 0.068, read: 0.019, rfm: 0.004 };

const once = (path: string): Promise<Row[]> =>
  onSite(async ({ page, url }) => {
    await watch(page);
    await page.goto(`${url}?train=off&as_of=1998-06-30&horizon=180`);
    await status(page, 'empty');
    await page.getByTestId('files').setInputFiles(path);
    await status(page, 'ready');
    const seen = await seenBy(page);
    const after = seen.measures.filter(({ start }) => start >= seen.dropped);
    const seconds = (stage: string): number => (after.find(({ name }) => name === stage)?.duration ?? NaN) / 1000;
    const ready = (reachedAt(seen, ['ready'], seen.dropped) - seen.dropped) / 1000;
    const rfm =
      after.filter(({ name }) => name.startsWith('derive rfm')).reduce((sum, one) => sum + one.duration, 0) / 1000;
    return [
      { name: 'import', measured: seconds('import'), unit: 's', reference: pandas.read, note: 'pandas: read the file' },
      { name: 'rfm', measured: rfm, unit: 's', reference: pandas.whole, note: 'pandas: the whole script; RFM .004 s' },
      { name: 'all tables', measured: seconds('derive'), unit: 's' },
      { name: 'drop → ready', measured: ready, unit: 's' },
    ];
  });

export async function run({ runs }: Options): Promise<Row[]> {
  const { KEEPSIGHT_DATA } = process.env;
  if (!KEEPSIGHT_DATA) return [];
  return repeated(runs, () => once(join(KEEPSIGHT_DATA, 'cdnow/CDNOW_master.txt.gz')));
}
