import * as m from '../app/words/compiled/messages.js';

/** The eleven segments in their one order, as the tables write them, and `all` for a shop too small to split. */
const names: Readonly<Record<string, () => string>> = {
  Champions: m.segment_champions,
  Loyal: m.segment_loyal,
  'Potential loyal': m.segment_potential_loyal,
  New: m.segment_new,
  Promising: m.segment_promising,
  'Need attention': m.segment_need_attention,
  'About to sleep': m.segment_about_to_sleep,
  'At risk': m.segment_at_risk,
  "Can't lose": m.segment_cant_lose,
  Hibernating: m.segment_hibernating,
  Lost: m.segment_lost,
  all: m.segment_all,
};

export const segmentCodes: readonly string[] = Object.keys(names);

/** A segment in the language of the page. */
export function segmentName(segment: string): string {
  return names[segment]?.() ?? segment;
}

/** The token of a segment's colour. */
export function segmentToken(segment: string): string {
  return `--segment-${segment.toLowerCase().replaceAll("'", '').replaceAll(' ', '-')}`;
}
