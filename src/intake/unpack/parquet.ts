import type { FileMetaData, SchemaElement } from 'hyparquet';
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

/** What a decoded cell takes at least: a file of a few bytes may declare millions of equal ones. */
const cellBytes = 8;

/** A group of rows is decoded as a whole, so that its size decides what memory it takes. */
function refuseLargeGroups(file: File, { row_groups }: FileMetaData): void {
  const sizes = row_groups.map(({ total_byte_size, num_rows, columns }) =>
    Math.max(Number(total_byte_size), Number(num_rows) * columns.length * cellBytes),
  );
  refuseLarge(file.name, 'parquet', Math.max(0, ...sizes), limits.parquetGroup);
}

/** The rows of a Parquet file, one group of rows after the other; the line is the number of the row. */
export async function unpackParquet(file: File, { signal, report }: UnpackOptions): Promise<Table> {
  refuseLarge(file.name, 'parquet', file.size, limits.parquet);
  const { parquetMetadataAsync, parquetScan, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const content = {
    byteLength: file.size,
    slice: (start: number, end?: number) => file.slice(start, end).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(content);
  refuseLargeGroups(file, metadata);
  const columns = parquetSchema(metadata).children.map(({ element }) => element);
  const showings = columns.map(showingOf);
  const scan = await parquetScan({ file: content, metadata, compressors });
  const text = new RowsText();
  let start = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = start + Number(group.num_rows);
    const cells: ArrayLike<unknown>[] = [];
    for (const { name } of columns) {
      cells.push(await scan.readColumn({ column: name, rowStart: start, rowEnd }));
      signal.throwIfAborted();
    }
    if (cells.some(({ length }) => length !== rowEnd - start)) throw new Problem('file/damaged', { file: file.name });
    for (let row = 0; row < rowEnd - start; row++) {
      text.add(showings.map((showing, at) => cellOf(cells[at]?.[row], showing)));
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
