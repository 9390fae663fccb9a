import { type Described, type Layer, readLayers } from '../engine/layer.ts';

/** The layers of `pipeline.ts` with what describes each table and column, loaded where it is read. */
export const layers: readonly Layer[] = readLayers(
  import.meta.glob<string>(['../ledger/*.sql', '../marts/*.sql', '../results/*.sql'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** The same of what the models write. */
export const outputs: readonly Layer[] = readLayers(
  import.meta.glob<string>('../modelling/outputs/*.sql', { query: '?raw', import: 'default', eager: true }),
);

const described = (name: string, row: Described, columns: Readonly<Record<string, string>>): Listed => ({
  name,
  stage: 'ledger',
  row,
  columns: Object.entries(columns).map(([column, text]) => {
    const [en = '', zh = ''] = text.split(' | ');
    return { name: column, en, zh };
  }),
});

/** A table as the Export screen lists it. */
export type Listed = Pick<Layer, 'name' | 'stage' | 'row' | 'columns'>;

/** Every table the Export screen lists: those that intake writes, then ledger, marts and results. */
export const listed: readonly Listed[] = [
  described(
    'sources',
    { en: 'one row per file that was read', zh: '每个已读入的文件一行' },
    {
      source_key: 'our number of the file | 内部编号',
      file: 'name of the file | 文件名',
      kind: 'what its rows are | 内容类型',
      source: 'the export format it was recognised as | 识别出的导出格式',
      lines: 'lines after the header | 表头之后的行数',
      loaded: 'lines that were loaded | 已载入行数',
      rejected: 'lines that could not be read | 无法读取的行数',
      blank: 'blank lines | 空行数',
      bytes: 'size in bytes | 字节数',
      hash: 'fingerprint of its bytes (SHA-256, chained) | 内容指纹',
      encoding: 'encoding it was read in | 编码',
      delimiter: 'what separates its columns | 分隔符',
      date_format: 'how its dates were read | 日期读法',
      decimal: 'its decimal sign | 小数点',
      all_utc: 'whether all its times are written in UTC | 是否全为 UTC 时间',
      loaded_at: 'when it was read, in UTC | 读入时间（UTC）',
      mapping: 'which column was taken for what, as JSON | 列的对应关系（JSON）',
    },
  ),
  described(
    'rejects',
    { en: 'one row per line that could not be read', zh: '每个无法读取的行一行' },
    {
      source_key: 'our number of the file | 文件内部编号',
      file: 'name of the file | 文件名',
      line: 'physical line on which the record begins | 记录起始的物理行号',
      column: 'column that could not be read | 出问题的列',
      value: 'what stands there | 原文',
      reason: 'why it could not be read | 原因',
    },
  ),
  described(
    'deleted',
    { en: 'one row per file from which rows of deleted people went', zh: '每次删除客户所涉及的文件一行' },
    {
      source_key: 'our number of the file | 文件内部编号',
      lines: 'rows that named the person: loaded once, gone now | 涉及该客户的行数：曾载入，现已删除',
      deleted_on: 'day of the deletion, in UTC | 删除日期（UTC）',
    },
  ),
  described(
    'notes',
    { en: 'one row per note that was written down', zh: '每条备注一行' },
    {
      note_key: 'our number of the note | 备注内部编号',
      customer_id: 'the customer it is about; empty: the shop | 所指的客户；空表示整个店铺',
      written_on: 'day it was written | 写下的日期',
      text: 'the note | 备注内容',
    },
  ),
  ...layers.filter(({ inner }) => !inner),
];
