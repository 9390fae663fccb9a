import { literal } from './expressions.ts';

/** Words that mean yes and no in any column of one or the other, in small letters, with blanks for dashes. */
const yes = 'yes y true t 1 on ja wahr j oui vrai si sí sì vero verdadero sim verdadeiro はい 是 真 tak да'.split(' ');
const no = 'no n false f 0 off nein falsch non faux falso não nee いいえ 否 假 nie нет nej'.split(' ');
/** Those of consent alone: no mail to who has not confirmed yet, or cannot be reached. */
const given = (
  'subscribed | opted in | opt in | optin | double opt in | single opt in | confirmed | granted | ' +
  'given | allowed | accepted | agreed | consented | enabled | angemeldet | zugestimmt | ' +
  'erteilt | abonniert | abonné | inscrit | accepté | suscrito | aceptado | iscritto | ' +
  'accettato | 允许 | 同意 | 已同意 | 接受 | 订阅 | 已订阅 | 同意する | 許可 | 希望する'
).split(' | ');
const withheld = (
  'unsubscribed | not subscribed | never subscribed | opted out | opt out | optout | ' +
  'unconfirmed | denied | refused | declined | rejected | revoked | withdrawn | disabled | ' +
  'never | none | cleaned | pending | bounced | blocked | blocklisted | abgemeldet | abgelehnt | ' +
  'widerrufen | désabonné | désinscrit | refusé | no suscrito | rechazado | disiscritto | ' +
  'rifiutato | 不允许 | 拒绝 | 不同意 | 不接受 | 未订阅 | 退订 | 已退订 | 未同意 | 同意しない | 拒否 | 希望しない'
).split(' | ');

const list = (words: readonly string[]) => `(${words.map(literal).join(', ')})`;
const either = (cell: string, all: readonly string[], none: readonly string[]) =>
  `CASE WHEN ${cell} IN ${list(all)} THEN true WHEN ${cell} IN ${list(none)} THEN false END`;
const word = (cell: string) => `translate(lower(${cell}), '-_', '  ')`;
/** The day of something is written beside it where it happened. */
const dated = (cell: string) =>
  `CASE WHEN regexp_matches(${cell}, '\\d[-/.:年]\\d') THEN regexp_matches(${cell}, '[1-9]') END`;

const reading = (cell: string, all: readonly string[], none: readonly string[]) =>
  `coalesce(${either(`lower(${cell})`, ['yes', 'true', '1'], ['no', 'false', '0'])}, ${either(word(cell), all, none)})`;

export const booleanOf = (cell: string) =>
  reading(cell, [...yes, 'subscribed'], [...no, 'unsubscribed', 'not subscribed']);

/** Whether something happened, and be it more than once. */
export const happenedOf = (cell: string) =>
  `coalesce(${booleanOf(cell)}, TRY_CAST(${cell} AS DOUBLE) > 0, ${dated(cell)})`;

/** Consent as far as a cell clearly says it. */
export const saidOf = (cell: string) =>
  `coalesce(${reading(cell, [...yes, ...given], [...no, ...withheld])}, ${dated(cell)})`;

/** Consent: whatever else is written than that it was given, it was not. */
export const consentOf = (cell: string) => `CASE WHEN ${cell} IS NOT NULL THEN coalesce(${saidOf(cell)}, false) END`;
