import * as m from '../../app/words/compiled/messages.js';
import type { Format } from '../../ui/format.ts';
import type { Screen } from '../screen.ts';

/** Personal data of one kind; `rows` where it is something people did. */
export type Kind = { kind: string; people: number; rows: number | null };
/** What the sheet tells beside: the files, and what went with deleted people. */
export type Told = { what: 'file' | 'deleted' | 'pseudonyms'; file: string; day: string | null; rows: number };

export const kindsSql = `FROM personal_data
UNION ALL
SELECT 'notes', count(DISTINCT customer_id)::INTEGER, count(*)::INTEGER
FROM notes
WHERE customer_id <> ''
HAVING count(*) > 0`;

export const toldSql = `SELECT 'file' AS what, file, loaded_at::DATE AS day, loaded AS rows
FROM sources
UNION ALL
SELECT 'deleted', '', deleted_on, sum(lines)::INTEGER
FROM deleted
GROUP BY deleted_on
UNION ALL
SELECT 'pseudonyms', '', NULL, 0
FROM pseudonyms`;

const names: Readonly<Record<string, () => string>> = {
  name: m.record_kind_name,
  email: m.record_kind_email,
  phone: m.record_kind_phone,
  number: m.record_kind_number,
  country: m.record_kind_country,
  address: m.record_kind_address,
  tags: m.record_kind_tags,
  registered: m.record_kind_registered,
  consent: m.record_kind_consent,
  purchases: m.record_kind_purchases,
  visits: m.record_kind_visits,
  reviews: m.record_kind_reviews,
  ratings: m.record_kind_ratings,
  campaigns: m.record_kind_campaigns,
  codes: m.record_kind_codes,
  surveys: m.record_kind_surveys,
  notes: m.record_kind_notes,
};

export const kindName = (kind: string): string => names[kind]?.() ?? kind;

function placeOf({ shop }: Screen): string {
  if (!shop) return m.record_place_memory();
  return shop.sealed ? m.record_place_sealed() : m.record_place_disk();
}

/** The sheet as plain text: a heading, then under each word what is known, or that it is to be filled in. */
export function recordSheet(screen: Screen, format: Format, kinds: readonly Kind[], told: readonly Told[]): string {
  const of = (wanted: Told['what']): readonly Told[] => told.filter(({ what }) => what === wanted);
  const data = kinds.map(({ kind, people, rows }) => {
    const counts = { people: format.count(people), rows: format.count(rows) };
    return `${kindName(kind)}: ${rows === null ? m.record_data_text(counts) : m.record_data_rows(counts)}`;
  });
  const files = of('file').map(({ file, day, rows }) =>
    m.record_source_text({ file, date: format.date(day), rows: format.count(rows) }),
  );
  const erased = of('deleted').map(({ day, rows }) =>
    m.record_erased({ date: format.date(day), rows: format.count(rows) }),
  );
  const measures = [m.record_measure_policy(), m.record_measure_formulas()];
  if (of('pseudonyms').length > 0) measures.unshift(m.record_measure_pseudonyms());
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [m.record_made(), [format.date(new Date().toISOString().slice(0, 10))]],
    [m.record_shop(), [screen.shop?.name || m.record_fill()]],
    [m.record_controller(), [m.record_fill()]],
    [m.record_purpose(), [m.record_purpose_text()]],
    [m.record_basis(), [m.record_fill()]],
    [m.record_subjects(), [m.record_subjects_text()]],
    [m.record_data(), data.length > 0 ? data : [m.record_none()]],
    [m.record_sources(), files.length > 0 ? files : [m.record_none()]],
    [m.record_recipients(), [m.record_recipients_text()]],
    [m.record_countries(), [m.record_none()]],
    [m.record_place(), [placeOf(screen)]],
    [m.record_period(), [m.record_fill()]],
    [m.record_erasure(), [m.record_erasure_text(), ...erased]],
    [m.record_measures(), measures],
  ];
  const sections = parts.map(([head, lines]) => [head, ...lines.map((line) => `  ${line}`)].join('\n'));
  return [m.record_sheet(), ...sections, ''].join('\n\n');
}
