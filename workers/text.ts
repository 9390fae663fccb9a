import type { Column, Sent, SentColumns, Tables, Utf8 } from './contract.ts';

/** Millions of texts are cloned slowly, and by the thread that receives them; two arrays are handed over at once. */
export function packed(cells: readonly string[]): Utf8 {
  const text = cells.join('');
  const encoder = new TextEncoder();
  const bytes = encoder.encode(text);
  const plain = bytes.length === text.length;
  const offsets = new Int32Array(cells.length + 1);
  for (const [row, cell] of cells.entries()) {
    offsets[row + 1] = offsets[row]! + (plain ? cell.length : encoder.encode(cell).length);
  }
  return { bytes, offsets };
}

const sentColumn = (column: Column): Column | Utf8 => (Array.isArray(column) ? packed(column) : column);

/** Tables as they leave the worker: text columns packed. */
export function sent(tables: Tables): Sent {
  return Object.fromEntries(
    Object.entries(tables).map(([name, columns]) => [
      name,
      Object.fromEntries(Object.entries(columns).map(([column, cells]) => [column, sentColumn(cells)])),
    ]),
  );
}

/** The memory behind tables, to be handed over instead of copied. */
export function buffersOf(tables: Record<string, SentColumns>): ArrayBufferLike[] {
  const columns = Object.values(tables).flatMap((table) => Object.values(table));
  const buffers = columns.flatMap((column) => {
    if (Array.isArray(column)) return [];
    return 'offsets' in column ? [column.bytes.buffer, column.offsets.buffer] : [column.buffer];
  });
  return [...new Set(buffers)];
}
