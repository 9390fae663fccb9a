import * as m from '../../app/words/compiled/messages.js';
import { kindName } from './kindNames.ts';

/** One file as it was read. */
export type Read = {
  source_key: number;
  file: string;
  kind: string;
  source: string;
  lines: number;
  loaded: number;
  /** Of the loaded, those that went with a deleted person since. */
  deleted: number;
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
  date_format, decimal, all_utc, loaded_at, mapping, coalesce(gone, 0)::INTEGER AS deleted
FROM sources
LEFT JOIN (SELECT source_key, sum(lines) AS gone FROM deleted GROUP BY source_key) USING (source_key)
ORDER BY source_key`;

/** How platforms call themselves, by the beginning of the name of their exports. */
const platforms: Readonly<Record<string, string>> = {
  amazon: 'Amazon',
  bigcommerce: 'BigCommerce',
  cdnow: 'CDNOW',
  douyin: '抖店',
  ebay: 'eBay',
  etsy: 'Etsy',
  jd: '京东',
  magento: 'Magento',
  online: 'Online Retail',
  paypal: 'PayPal',
  pinduoduo: '拼多多',
  retailrocket: 'Retailrocket',
  shopify: 'Shopify',
  square: 'Square',
  stripe: 'Stripe',
  taobao: '淘宝/天猫',
  woocommerce: 'WooCommerce',
  youzan: '有赞',
};

const delimiters: Readonly<Record<string, () => string>> = {
  ',': m.data_comma,
  ';': m.data_semicolon,
  '\t': m.data_tab,
  '|': m.data_pipe,
  ' ': m.data_blanks,
};

/** What a file was read as: whose export, or how its columns were known, and what its rows are. */
export function sourceName({ source, kind }: Pick<Read, 'source' | 'kind'>): string {
  const rows = kindName(kind);
  const platform = platforms[source.split('_')[0] ?? ''];
  if (platform) return m.data_source_platform({ platform, rows });
  return source === 'mapped' ? m.data_source_mapped({ rows }) : m.data_source_names({ rows });
}

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
