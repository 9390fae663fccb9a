/**
 * Dates as people and browsers write them, brought step by step to the forms that `readDay` knows. Each step is a
 * pattern and what takes the place of all that it finds, whatever the case: JavaScript and the database understand both.
 */
export type Step = readonly [pattern: string, to: string];

const months: readonly [english: string, others: string][] = [
  ['Jan', 'januar|jänner|janvier|janv|enero|ene|gennaio|genn|gen'],
  ['Feb', 'februar|février|fevrier|févr|fevr|fév|fev|febrero|febbraio|febr'],
  ['Mar', 'märz|maerz|mär|mrz|mars|marzo'],
  ['Apr', 'avril|avr|abril|abr|aprile'],
  ['May', 'mai|mayo|maggio|mag'],
  ['Jun', 'juni|juin|junio|giugno|giu'],
  ['Jul', 'juli|juillet|juil|julio|luglio|lug'],
  ['Aug', 'août|aout|agosto|ago'],
  ['Sep', 'sept|septembre|septiembre|settembre|sett|set'],
  ['Oct', 'oktober|okt|octobre|octubre|ottobre|ott'],
  ['Nov', 'novembre|noviembre'],
  ['Dec', 'dezember|dez|décembre|decembre|déc|diciembre|dicembre|dic'],
];
const weekdays =
  'mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica';
const clock = '(\\d{1,2}:\\d{2}(?::\\d{2})?)';
const zones = 'PST|PDT|MST|MDT|CST|CDT|EST|EDT|CET|CEST|BST|WET|WEST|EET|EEST|MSK|IST|JST|KST|HKT|SGT|AEST|AEDT';

const steps: readonly Step[] = [
  ['[\u00a0\u2009\u202f\u3000]', ' '],
  [' *\\([^()]*\\)', ''],
  [' *(?:星期|周)[一二三四五六日天]', ''],
  ['^\\p{L}{2,10}\\.?, *', ''],
  ['^(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}\\.? +', ''],
  [`^(?:${weekdays})\\.? +(\\d)`, '\\1'],
  ['^(\\d{1,2})[/.](\\p{L}{3,9})\\.?[/.](\\d{2})', '\\1-\\2-\\3'],
  ['^(\\d{1,2}[. ]+\\p{L}{3,9}), (\\d{4})', '\\1 \\2'],
  ['^(\\d{4})\\. (\\d{1,2})\\. (\\d{1,2})\\.?', '\\1-\\2-\\3'],
  ['(\\d{1,2})[時时点] ?(\\d{1,2})分 ?(\\d{1,2})秒', '\\1:\\2:\\3'],
  ['(\\d{1,2})[時时点] ?(\\d{1,2})分', '\\1:\\2'],
  [` ?(?:上午|午前|오전) ?${clock}`, ' \\1 AM'],
  [` ?(?:下午|午後|오후) ?${clock}`, ' \\1 PM'],
  ['([ap])\\. ?m\\.?', '\\1m'],
  ['(\\p{L})\\.-', '\\1-'],
  ['(\\p{L})\\. *', '\\1 '],
  ['(\\d)\\. *(\\p{L})', '\\1 \\2'],
  ['(\\d)(?:st|nd|rd|th|er|º)([ ,]|$)', '\\1\\2'],
  [' del? ', ' '],
  [' (?:at|um|à) (\\d)', ' \\1'],
  [' Uhr$', ''],
  [` (?:${zones})$`, ''],
  ...months.map(([english, others]): Step => [`(^|[^\\p{L}])(?:${others})([^\\p{L}]|$)`, `\\1${english}\\2`]),
];

const compiled = steps.map(
  (step) => ({ step, pattern: new RegExp(step[0], 'giu'), to: step[1].replaceAll('\\', '$') }) as const,
);
const plain = /^[\d\s\-/.:,+TZ]*$/;
const spaced = /[\u00a0\u2009\u202f\u3000]|\. \d/;
/** A day with its month in letters still has two numbers; a code, a name or an address mostly has fewer. */
const twoNumbers = /\d\D+\d/;
const longest = 100;

/** The text after all steps, and the steps that changed it. */
export function calmed(text: string): { readonly text: string; readonly by: readonly Step[] } {
  const untouched = (plain.test(text) && !spaced.test(text)) || text.length > longest || !twoNumbers.test(text);
  if (untouched) return { text, by: [] };
  const by: Step[] = [];
  let calm = text;
  for (const { step, pattern, to } of compiled) {
    const next = calm.replace(pattern, to);
    if (next !== calm) by.push(step);
    calm = next;
  }
  return { text: calm, by };
}

/** Steps that any of the texts needs, in their order. */
export function stepsFor(texts: Iterable<string>): Step[] {
  const needed = new Set<Step>();
  for (const text of texts) for (const step of calmed(text).by) needed.add(step);
  return steps.filter((step) => needed.has(step));
}
