import { looksLikeEmail, shareOf } from './looks.ts';
import type { Guess } from './guess.ts';
import { cellsOf, type Mapping, type Sample } from './source.ts';
import { plainName, synonyms } from './synonyms.ts';

/** A header that can only be a question. */
const question = new RegExp(
  [
    String.raw`[?？]\s*$`,
    String.raw`^\s*q\d+\b`,
    String.raw`^\s*\d+\s*[.、．:：)]\s*\S`,
    String.raw`\bsurvey\b|questionnaire|\bnps\b|net promoter`,
    'how (likely|satisfied|did|often|would)',
    '问卷|满意度|满意程度|您',
  ].join('|'),
  'i',
);
/** Headers, as `plainName` writes them, of what a survey notes beside the answers, and of who somebody is. */
const beside = new Set(
  [
    'no | id | index | response id | respondent id | collector id | network id | submission id | survey id | token | key |',
    'ip | ip address | user agent | browser | os | device | device type | platform | referrer | referer |',
    'duration | time spent | time taken | start | started | start date | start time | started at |',
    'end | ended | end date | end time | ended at | date | date created | date modified |',
    'name | first name | last name | full name | your name | respondent name | recipient first name | recipient last name |',
    'surname | address | birthday | date of birth | location latitude | location longitude | distribution channel |',
    'user language | language | status | progress | finished | tags |',
    'vorname | nachname | prenom | nom | nombre | apellidos | cognome |',
    '序号 | 编号 | 答卷编号 | 姓名 | 您的姓名 | 昵称 | 微信昵称 | 来源 | 来源渠道 | 来源详情 | 来自ip | ip地址 | 所用时间 | 答题时长 |',
    '开始答题时间 | 答题设备 | 浏览器 | 操作系统 | 地理位置 | 地址 | 详细地址 | 生日 | 出生日期',
  ]
    .join(' ')
    .split(' | '),
);

const names = new Set(Object.values(synonyms).flat());
const people = new Set([...synonyms.customer_name, ...synonyms.last_name]);

/** A header without the number of its question. */
const bare = (header: string): string => plainName(header.replace(/^\s*q?\d+\s*[.、．:：)]\s*/i, ''));

/** The headers of a survey as they are looked for among the names of fields. */
export const surveyNames = ({ headers }: Sample): string[] => headers.map(bare);

/** An e-mail stands under any question, such as how to reach you. */
export function takeEmail(sample: Sample, guess: Guess): void {
  if (guess.columns.email !== undefined) return;
  const taken = new Set(Object.values(guess.columns));
  const column = sample.headers.findIndex(
    (_, at) => !taken.has(at) && shareOf(cellsOf(sample, at), looksLikeEmail) > 0.6,
  );
  if (column < 0) return;
  guess.columns.email = column;
  guess.why.email = 'values';
}

/** For each column the one whose header it has: its own, or where it has no name the one that it continues. */
function named({ headers }: Sample): number[] {
  let last = 0;
  return headers.map((header, at) => (last = header.trim() === '' ? last : at));
}

/** Positions of the columns that are questions: neither taken for a field, nor more of one that is. */
export function questionColumns(sample: Sample, { columns }: Pick<Guess, 'columns'>): number[] {
  const taken = new Set(Object.values(columns));
  const heads = named(sample);
  return [...heads.keys()].filter((at) => {
    const head = heads[at] ?? 0;
    const name = bare(sample.headers[head] ?? '');
    return name !== '' && !taken.has(at) && !taken.has(head) && !beside.has(name) && !people.has(name);
  });
}

/** The questions that a mapping reads: columns that a field has taken are none. */
export function questionsOf({ columns, answers = [] }: Mapping): number[] {
  if (columns.question !== undefined && columns.answer !== undefined) return [];
  const taken = new Set(Object.values(columns));
  return answers.filter((column) => !taken.has(column));
}

/** What those columns ask, in their order. */
export function questionTexts(sample: Sample, mapping: Mapping): string[] {
  const heads = named(sample);
  return questionsOf(mapping).map((at) => (sample.headers[heads[at] ?? 0] ?? '').replaceAll('\u0001', ' ').trim());
}

/** How many headers can be nothing but questions, so that no name of any field is among them. */
export function surelyAsked(sample: Sample, guess: Guess): number {
  if (guess.columns.question !== undefined && guess.columns.answer !== undefined) return 2;
  const headers = questionColumns(sample, guess).map((at) => sample.headers[at] ?? '');
  return headers.filter((header) => question.test(header) && !names.has(bare(header))).length;
}
