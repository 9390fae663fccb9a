import * as m from '../../app/words/compiled/messages.js';

/** One file as it was read. */
export type Read = {
  source_key: number;
  file: string;
  source: string;
  lines: number;
  loaded: number;
  rejected: number;
  blank: number;
  bytes: number;
  encoding: string;
  delimiter: string;
  date_format: string;
  decimal: string;
  all_utc: boolean;
  loaded_at: string;
  mapping: string;
};

export const sourcesSql = `SELECT source_key, file, kind, source, lines, loaded, rejected, blank, bytes, encoding, delimiter,
  date_format, decimal, all_utc, loaded_at, mapping
FROM sources
ORDER BY source_key`;

const names: Readonly<Record<string, () => string>> = {
  online_retail: m.data_source_online_retail,
  cdnow: m.data_source_cdnow,
  shopify_orders: m.data_source_shopify_orders,
  generic: m.data_source_generic,
  mapped: m.data_source_mapped,
};

const delimiters: Readonly<Record<string, () => string>> = {
  ',': m.data_comma,
  ';': m.data_semicolon,
  '\t': m.data_tab,
  '|': m.data_pipe,
  ' ': m.data_blanks,
};

export const sourceName = (source: string): string => names[source]?.() ?? source;
export const delimiterName = (delimiter: string): string => delimiters[delimiter]?.() ?? delimiter;

/** `%d/%m/%Y %H:%M` as people write it: `DD/MM/YYYY hh:mm`. */
export function dateForm(format: string): string {
  const parts: Readonly<Record<string, string>> = {
    '%Y': 'YYYY',
    '%y': 'YY',
    '%m': 'MM',
    '%d': 'DD',
    '%b': 'Mon',
    '%B': 'Month',
    '%H': 'hh',
    '%I': 'hh',
    '%M': 'mm',
    '%S': 'ss',
    '%p': 'AM/PM',
  };
  return format.replaceAll(/%[A-Za-z]/g, (part) => parts[part] ?? part);
}
