import type { Code } from '../../problem.ts';
import * as m from './compiled/messages.js';

type Sentence = (facts: Readonly<Record<string, string | number | undefined>>) => string;

/**
 * The sentence of each failure. They are named one by one: looked up in `m` by a name put together, every word of the app would
 * be loaded at the start, those of screens that are not opened too.
 */
export const sentences = {
  'file/empty': m.problem_file_empty,
  'file/image': m.problem_file_image,
  'file/pdf': m.problem_file_pdf,
  'file/html': m.problem_file_html,
  'file/binary': m.problem_file_binary,
  'file/unsupported': m.problem_file_unsupported,
  'file/header_only': m.problem_file_header_only,
  'file/no_date': m.problem_file_no_date,
  'file/no_key': m.problem_file_no_key,
  'file/all_rejected': m.problem_file_all_rejected,
  'file/same_again': m.problem_file_same_again,
  'file/too_large': m.problem_file_too_large,
  'file/too_large_kind': m.problem_file_too_large_kind,
  'file/locked': m.problem_file_locked,
  'file/damaged': m.problem_file_damaged,
  'file/old_workbook': m.problem_file_old_workbook,
  'file/bomb': m.problem_file_bomb,
  'file/nothing_inside': m.problem_file_nothing_inside,
  'file/json_shape': m.problem_file_json_shape,
  'file/sheets_left': m.problem_file_sheets_left,
  'file/files_left': m.problem_file_files_left,
  'file/unreadable': m.problem_file_unreadable,
  'query/failed': m.problem_query_failed,
  'query/out_of_memory': m.problem_query_out_of_memory,
  'storage/full': m.problem_storage_full,
  'storage/unavailable': m.problem_storage_unavailable,
  'storage/busy': m.problem_storage_busy,
  'storage/read_only': m.problem_storage_read_only,
  'storage/session': m.problem_storage_session,
  'storage/held': m.problem_storage_held,
  'shop/unfinished': m.problem_shop_unfinished,
  'shop/expired': m.problem_shop_expired,
  'shop/wrong_passphrase': m.problem_shop_wrong_passphrase,
  'shop/damaged': m.problem_shop_damaged,
  'shop/newer': m.problem_shop_newer,
  'shop/foreign': m.problem_shop_foreign,
  'shop/one_in_memory': m.problem_shop_one_in_memory,
  'shop/too_large_to_seal': m.problem_shop_too_large_to_seal,
  'shop/not_sealed': m.problem_shop_not_sealed,
  'model/too_few_customers': m.problem_model_too_few_customers,
  'model/too_few_events': m.problem_model_too_few_events,
  'model/too_short': m.problem_model_too_short,
  'model/too_few_products': m.problem_model_too_few_products,
  'model/too_few_pairs': m.problem_model_too_few_pairs,
  'model/diverged': m.problem_model_diverged,
  'model/device_lost': m.problem_model_device_lost,
  'model/failed': m.problem_model_failed,
} satisfies Readonly<Record<Code, unknown>> as unknown as Readonly<Record<Code, Sentence>>;
