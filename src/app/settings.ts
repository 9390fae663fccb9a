import * as v from 'valibot';
import type { Database } from '../engine/database.ts';
import type { Settings } from '../views/screen.ts';
import { isDay, type Overrides } from './overrides.ts';
import { dayIn, zoneStretches } from './zone.ts';

const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(10));
function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const schema = v.object({
  as_of: v.fallback(v.nullable(v.pipe(v.string(), v.check(isDay))), null),
  horizon: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))), null),
  currency: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))), null),
  rfm_bins: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(5)), 5),
  weight_r: v.fallback(weight, 1),
  weight_f: v.fallback(weight, 1),
  weight_m: v.fallback(weight, 1),
  zone: v.fallback(v.nullable(v.pipe(v.string(), v.check(isZone))), null),
  order_cap: v.fallback(v.nullable(v.pipe(v.number(), v.gtValue(0))), null),
  rates: v.fallback(v.record(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), v.pipe(v.number(), v.gtValue(0))), {}),
});

export const defaultSettings: Settings = v.parse(schema, {});

/** Settings as the person left them; what cannot be read is the default. */
export async function storedSettings(database: Database): Promise<Settings> {
  await database.rows('CREATE TABLE IF NOT EXISTS shop_state (key VARCHAR PRIMARY KEY, value VARCHAR)');
  const [row] = await database.rows<{ value: string }>(`SELECT value FROM shop_state WHERE key = 'settings'`);
  return row ? checked(JSON.parse(row.value)) : defaultSettings;
}

export async function storeSettings(database: Database, settings: Settings): Promise<void> {
  await database.rows(`INSERT OR REPLACE INTO shop_state VALUES ('settings', $1)`, [JSON.stringify(settings)]);
}

/** Any object as settings: fields out of range fall back to their default. */
export function checked(value: unknown): Settings {
  return v.parse(schema, value);
}

/**
 * Writes the one-row table `settings` that the layers read: the person's settings, under what the URL asks for.
 * Returns which columns changed, as `settings.<column>`.
 */
export async function applySettings(database: Database, stored: Settings, overrides: Overrides): Promise<string[]> {
  await database.rows(`CREATE TABLE IF NOT EXISTS settings (as_of DATE)`);
  const [before] = await database.rows('FROM settings');
  const { rfm_bins, weight_r, weight_f, weight_m, currency, rates, order_cap } = stored;
  const zone = stored.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const several = await severalCurrencies(database);
  await database.rows(
    `CREATE OR REPLACE TABLE settings (as_of DATE, horizon INTEGER, currency VARCHAR, rfm_bins INTEGER,
      weight_r DOUBLE, weight_f DOUBLE, weight_m DOUBLE, zone VARCHAR, today DATE, main_currency VARCHAR, rates VARCHAR, order_cap DECIMAL(18, 4))`,
  );
  await database.rows(
    `INSERT INTO settings
     VALUES ($1::DATE, $2, $3, $4, $5, $6, $7, $8, $9::DATE, $10, $11, $12)`,
    [
      overrides.asOf ?? stored.as_of,
      overrides.horizon ?? stored.horizon,
      currency,
      rfm_bins,
      weight_r,
      weight_f,
      weight_m,
      zone,
      dayIn(zone, Date.now()),
      several ? currency : null,
      several ? ratesText(rates) : '',
      order_cap,
    ],
  );
  const [after = {}] = await database.rows('FROM settings');
  const changed = Object.keys(after).filter((column) => before?.[column] !== after[column]);
  return changed.map((column) => `settings.${column}`);
}

/** Whether amounts need to be told apart. With one currency, or none, the person picks a sign and nothing is converted. */
async function severalCurrencies(database: Database): Promise<boolean> {
  const found = await database.rows(
    'SELECT DISTINCT currency FROM incoming_lines WHERE currency IS NOT NULL ORDER BY ALL LIMIT 2',
  );
  return found.length > 1;
}

/** `GBP=1.17;USD=0.92`: a one-row table takes no list. */
function ratesText(rates: Settings['rates']): string {
  return Object.entries(rates)
    .map(([currency, rate]) => `${currency}=${rate}`)
    .sort()
    .join(';');
}

/** The offsets of the shop's zone over the days of the orders, for exports that are written in UTC. */
export async function applyZone(database: Database): Promise<void> {
  await database.rows('CREATE OR REPLACE TABLE zone_offsets (from_utc TIMESTAMP, to_utc TIMESTAMP, minutes INTEGER)');
  const [span] = await database.rows<{ zone: string; first: number | null; last: number | null }>(
    `SELECT any_value(settings.zone) AS zone, epoch_ms(min(written_at))::DOUBLE AS first, epoch_ms(max(written_at))::DOUBLE AS last
     FROM (SELECT source_key, written_at FROM incoming_lines UNION ALL SELECT source_key, date FROM incoming_refunds)
     JOIN sources USING (source_key) CROSS JOIN settings WHERE all_utc`,
  );
  if (!span || span.first === null || span.last === null) return;
  const stretches = zoneStretches(span.zone, span.first, span.last + 1);
  for (const [index, { from, minutes }] of stretches.entries()) {
    const to = stretches[index + 1]?.from ?? span.last + 1;
    const bounds = [new Date(from).toISOString(), new Date(to).toISOString()].map((iso) => iso.slice(0, -1));
    await database.rows('INSERT INTO zone_offsets VALUES ($1::TIMESTAMP, $2::TIMESTAMP, $3)', [...bounds, minutes]);
  }
}
