/** Every failure the app knows. The sentence the user reads for each stands in `app/words/<language>/problems.json`. */
export const codes = [
  'file/empty',
  'file/image',
  'file/pdf',
  'file/html',
  'file/binary',
  'file/unsupported',
  'file/header_only',
  'file/no_date',
  'file/no_key',
  'file/all_rejected',
  'file/same_again',
  'file/too_large',
  'file/too_large_kind',
  'file/locked',
  'file/damaged',
  'file/old_workbook',
  'file/bomb',
  'file/nothing_inside',
  'file/json_shape',
  'file/sheets_left',
  'file/files_left',
  'file/unreadable',
  'query/failed',
  'query/out_of_memory',
  'storage/full',
  'storage/unavailable',
  'storage/busy',
  'storage/read_only',
  'storage/session',
  'storage/held',
  'shop/unfinished',
  'shop/expired',
  'shop/wrong_passphrase',
  'shop/damaged',
  'shop/newer',
  'shop/foreign',
  'shop/one_in_memory',
  'shop/too_large_to_seal',
  'shop/not_sealed',
  'model/too_few_customers',
  'model/too_few_events',
  'model/too_short',
  'model/too_few_products',
  'model/too_few_pairs',
  'model/diverged',
  'model/device_lost',
  'model/failed',
] as const;

export type Code = (typeof codes)[number];
export type Facts = Readonly<Record<string, string | number>>;

/** One failure: a code that decides the sentence, the facts that fill it, and the cause it came from. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: Code,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options);
  }
}

/** Stopping at the person's wish is no failure: it is never shown as one. */
export function isCancelled(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'AbortError';
}

/** Whatever was thrown, as a `Problem`. */
export function asProblem(reason: unknown, code: Code = 'query/failed'): Problem {
  if (reason instanceof Problem) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  return new Problem(code, { message }, { cause: reason });
}
