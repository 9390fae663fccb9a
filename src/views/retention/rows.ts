export type Clock = {
  as_of: string;
  first_on: string | null;
  last_on: string | null;
  horizon: number;
  horizon_from: string;
  gaps: number;
  share: number | null;
};

export type Step = {
  order_number: number;
  customers: number;
  customers_next: number;
  next_share: number;
  low: number;
  high: number;
  median_gap_days: number | null;
};

export type Gap = { gap_days: number; customers: number };

/** One upright bar: gaps of `low` to `high` days, both included. */
export type Bin = { low: number; high: number; customers: number };

/** Gaps of a day and more in bars of equal width: at most `most` bars up to `until` days; longer gaps are left out. */
export function bins(gaps: readonly Gap[], until: number, most = 60): Bin[] {
  const width = Math.max(1, Math.ceil(until / most));
  const made = Array.from({ length: Math.ceil(until / width) }, (_, at) => ({
    low: at * width + 1,
    high: (at + 1) * width,
    customers: 0,
  }));
  for (const gap of gaps) {
    const bin = made[Math.ceil(gap.gap_days / width) - 1];
    if (bin) bin.customers += gap.customers;
  }
  return made;
}
