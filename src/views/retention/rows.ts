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

/** Gaps in bars of equal width, so that at most `most` bars reach `until` days; longer gaps are left out. */
export function bins(gaps: readonly Gap[], until: number, most = 60): Bin[] {
  const width = Math.max(1, Math.ceil((until + 1) / most));
  const made = Array.from({ length: Math.ceil((until + 1) / width) }, (_, at) => ({
    low: at * width,
    high: at * width + width - 1,
    customers: 0,
  }));
  for (const gap of gaps) {
    const bin = made[Math.floor(gap.gap_days / width)];
    if (bin) bin.customers += gap.customers;
  }
  return made;
}
