import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

/** 120 buyers of tea and of mugs; in the shop with a taste, those who buy often buy tea and the others mugs. */
function shop(taste: boolean): string {
  const rows: string[] = [];
  for (let person = 0; person < 120; person++) {
    const often = person % 4 === 0;
    for (let nth = 0; nth < (often ? 6 : 1); nth++) {
      const tea = taste ? often : (person + nth) % 2 === 0;
      const day = new Date(Date.UTC(2026, 0, 1 + nth * 20 + (person % 9))).toISOString().slice(0, 10);
      rows.push(`o${person}-${nth},${day},p${person}@x.de,${tea ? 'Assam,Tea' : 'Big mug,Mugs'},10`);
    }
  }
  return `order_id,order_date,email,product_name,category,total\n${rows.join('\n')}\n`;
}

type Profile = {
  segment: string;
  customers: number;
  frequency: number;
  monetary: number;
  recency_days: number;
  gap_days: number | null;
  favourite: string | null;
  favourite_share: number | null;
  favourite_share_all: number | null;
};
const profilesOf = (database: Database) => database.rows<Profile>('FROM segment_profiles ORDER BY position');

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

describe('segments', () => {
  it('are told by their medians, and by what they buy more of', async () => {
    await importAll(database, [text('orders.csv', shop(true))]);
    const people = await database.rows<{ segment: string; frequency: number; monetary: number; recency_days: number }>(
      'SELECT segment, frequency, monetary, recency_days FROM rfm',
    );
    const profiles = await profilesOf(database);
    expect(profiles.length).toBe(new Set(people.map(({ segment }) => segment)).size);
    for (const profile of profiles) {
      const mine = people.filter(({ segment }) => segment === profile.segment);
      expect(profile.customers).toBe(mine.length);
      for (const measure of ['frequency', 'monetary', 'recency_days'] as const)
        expect(profile[measure], measure).toBe(median(mine.map((row) => row[measure])));
      const oftenHere = profile.frequency > 1;
      expect(profile.gap_days, profile.segment).toBe(oftenHere ? 20 : null);
      // Six of nine purchases of the shop are tea: 180 of 270.
      if (profile.customers < 10) continue;
      expect(profile.favourite, profile.segment).toBe(oftenHere ? 'Tea' : 'Mugs');
      expect(profile.favourite_share).toBe(1);
      expect(profile.favourite_share_all).toBeCloseTo(oftenHere ? 2 / 3 : 1 / 3, 9);
    }
  });

  it('have no favourite where chance would do', async () => {
    for (const table of ['read_lines', 'sources']) await database.rows(`DELETE FROM ${table}`);
    await importAll(database, [text('orders.csv', shop(false))]);
    const profiles = await profilesOf(database);
    expect(profiles.length).toBeGreaterThan(2);
    expect(profiles.map(({ favourite }) => favourite)).toEqual(profiles.map(() => null));
  });
});
