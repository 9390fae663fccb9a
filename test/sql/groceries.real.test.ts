import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyShop, importAll } from './shop.ts';

/** Figures as `inspect(apriori(Groceries))` of the R package arules prints them (Hahsler, Grün, Hornik 2005). */
const published = [
  ['other vegetables', 'whole milk', 0.07483477, 0.3867578, 1.513634],
  ['whole milk', 'other vegetables', 0.07483477, 0.292877, 1.513634],
  ['root vegetables', 'other vegetables', 0.0473818, 0.4347015, 2.246605],
  ['yogurt', 'whole milk', 0.0560244, 0.4016035, 1.571735],
] as const;

it('pairs of the Groceries data have the support, confidence and lift that are published', async () => {
  const folder = join(process.env.KEEPSIGHT_DATA ?? '', 'groceries');
  const [, ...lines] = gunzipSync(readFileSync(join(folder, 'Groceries_long.csv.gz')))
    .toString()
    .trim()
    .split('\n');
  const dated = ['order_id,product_name,order_date,quantity', ...lines.map((line) => `${line},2025-01-01,1`), ''];
  const database = await emptyShop();
  await importAll(database, [new File([dated.join('\n')], 'groceries.csv')]);
  const pairs = await database.rows<Record<string, number | string>>(
    "SELECT product_name, other_product_name, support, confidence, lift FROM product_pairs WHERE relation = 'together'",
  );
  for (const [one, other, support, confidence, lift] of published) {
    const pair = pairs.find((row) => row['product_name'] === one && row['other_product_name'] === other);
    expect(Number(pair?.['support']), one).toBeCloseTo(support, 7);
    expect(Number(pair?.['confidence']), one).toBeCloseTo(confidence, 6);
    expect(Number(pair?.['lift']), one).toBeCloseTo(lift, 5);
  }
});
