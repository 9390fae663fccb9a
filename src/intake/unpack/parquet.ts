import type { FileMetaData, SchemaElement } from 'hyparquet';
import { breathing } from '../../engine/breath.ts';
import { Problem } from '../../problem.ts';
import { limits, refuseLarge } from './limits.ts';
import { RowsText } from './rowsText.ts';
import { namedShape, type Table, type UnpackOptions } from './table.ts';
import { cellOf, type Showing } from './values.ts';

function showingOf({ type, converted_type, logical_type }: SchemaElement): Showing {
  return {
    day: converted_type === 'DATE' || logical_type?.type === 'DATE',
    utc: logical_type?.type === 'TIMESTAMP' ? logical_type.isAdjustedToUTC : false,
    digits: type === 'FLOAT' ? 7 : 15,
  };
}

/** A group of rows is decoded as a whole, so that its size decides what memory it takes. */
function refuseLargeGroups(file: File, { row_groups }: FileMetaData): void {
  const sizes = row_groups.map(({ total_byte_size }) => Number(total_byte_size));
  refuseLarge(file.name, 'parquet', Math.max(0, ...sizes), limits.parquetGroup);
}

/** The rows of a Parquet file, one group of rows after the other; the line is the number of the row. */
export async function unpackParquet(file: File, { signal, report }: UnpackOptions): Promise<Table> {
  refuseLarge(file.name, 'parquet', file.size, limits.parquet);
  const { parquetMetadataAsync, parquetRead, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const content = {
    byteLength: file.size,
    slice: (start: number, end?: number) => file.slice(start, end).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(content);
  refuseLargeGroups(file, metadata);
  const columns = parquetSchema(metadata).children.map(({ element }) => element);
  const showings = columns.map(showingOf);
  const text = new RowsText();
  const breathe = breathing();
  let start = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = start + Number(group.num_rows);
    let rows: unknown[][] = [];
    const onComplete = (read: unknown[][]): void => void (rows = read);
    await parquetRead({ file: content, metadata, compressors, rowStart: start, rowEnd, onComplete });
    if (rows.length !== rowEnd - start) throw new Problem('file/damaged', { file: file.name });
    for (const row of rows) {
      text.add(showings.map((showing, at) => cellOf(row[at], showing)));
      signal.throwIfAborted();
      await breathe();
    }
    start = rowEnd;
    report((file.size * start) / Number(metadata.num_rows), start);
  }
  if (text.filled === 0) throw new Problem('file/header_only', { file: file.name });
  return {
    file: text.file(
      file.name,
      columns.map(({ name }) => name),
    ),
    shape: namedShape,
  };
}
