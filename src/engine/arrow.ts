import {
  DataType,
  type Float,
  type Int32,
  makeData,
  makeVector,
  Table,
  type Type,
  Utf8,
  type Vector,
} from 'apache-arrow';
import type { Column, Columns, SentColumns, Utf8 as Packed } from '../../workers/contract.ts';
import { breathing } from './breath.ts';
import type { Row, Value } from './database.ts';

/** Arrow to plain rows. DATE → `YYYY-MM-DD`, TIMESTAMP → `YYYY-MM-DD HH:MM:SS`, NULL → null. */
export function toRows<T extends Row>(table: Table): T[] {
  const fields = table.schema.fields.map((field, index) => ({
    name: field.name,
    cells: reader(field.type, table.getChildAt(index) as Vector),
  }));
  return Array.from({ length: table.numRows }, (_, row) => {
    const entries = fields.map(({ name, cells }) => [name, cells(row)] as const);
    return Object.fromEntries(entries) as T;
  });
}

/** Arrow to equal-length columns. An INTEGER column with NULLs becomes Float64Array, where NULL is NaN. */
export async function toColumns(table: Table): Promise<Columns> {
  const columns: Columns = {};
  const breathe = breathing();
  for (const [index, field] of table.schema.fields.entries()) {
    columns[field.name] = await toColumn(field.type, table.getChildAt(index) as Vector, breathe);
    await breathe();
  }
  return columns;
}

/** A slice of columns as an Arrow table, text as plain Utf8 so that DuckDB sees VARCHAR. */
export function toArrow(columns: SentColumns, from: number, to: number): Table {
  const slices = Object.entries(columns).map(([name, column]) => {
    if ('offsets' in column) return [name, packedVector(column, from, to)] as const;
    const part = column.slice(from, to);
    return [name, Array.isArray(part) ? textVector(part) : makeVector(part)] as const;
  });
  return new Table(Object.fromEntries(slices));
}

export const isText = (column: Column | Packed): column is string[] | Packed =>
  Array.isArray(column) || 'offsets' in column;

export const lengthOf = (column: Column | Packed): number =>
  'offsets' in column ? column.offsets.length - 1 : column.length;

function packedVector({ bytes, offsets }: Packed, from: number, to: number): Vector<Utf8> {
  const ends = offsets.subarray(from, to + 1);
  const start = ends[0] ?? 0;
  const data = bytes.subarray(start, ends.at(-1));
  const valueOffsets = ends.map((end) => end - start);
  return makeVector(makeData({ type: new Utf8(), length: ends.length - 1, nullCount: 0, valueOffsets, data }));
}

/** Arrow's own builder makes functions from text, which the page's policy forbids. */
function textVector(cells: readonly string[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const encoded = cells.map((cell) => encoder.encode(cell));
  const valueOffsets = new Int32Array(cells.length + 1);
  for (const [index, bytes] of encoded.entries()) valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + bytes.length;
  const data = new Uint8Array(valueOffsets[cells.length] ?? 0);
  for (const [index, bytes] of encoded.entries()) data.set(bytes, valueOffsets[index]);
  return makeVector(makeData({ type: new Utf8(), length: cells.length, nullCount: 0, valueOffsets, data }));
}

function toColumn(type: DataType<Type>, vector: Vector, breathe: () => Promise<void>): Column | Promise<Column> {
  if (isNumber(type) || DataType.isBool(type)) {
    const exact = vector.nullCount === 0;
    if (exact && DataType.isInt(type) && type.bitWidth === 32 && type.isSigned) return vector.toArray() as Int32Array;
    if (exact && DataType.isFloat(type) && type.precision === 2) return vector.toArray() as Float64Array;
    if (exact && DataType.isFloat(type)) return Float64Array.from(vector.toArray() as Float32Array);
    if (exact && DataType.isBool(type)) return Int32Array.from(numbers(vector));
    return DataType.isFloat(type) || (DataType.isInt(type) && type.bitWidth <= 32)
      ? floats(vector as Vector<Float | Int32>, breathe)
      : Float64Array.from(numbers(vector));
  }
  const cells = reader(type, vector);
  return Array.from({ length: vector.length }, (_, row) => String(cells(row) ?? ''));
}

/** Whole chunks at a time, then NaN where the bit says NULL. */
async function floats(vector: Vector<Float | Int32>, breathe: () => Promise<void>): Promise<Float64Array> {
  const cells = new Float64Array(vector.length);
  let at = 0;
  for (const { values, length, nullCount, nullBitmap, offset } of vector.data) {
    cells.set(values.subarray(0, length), at);
    const checked = nullCount > 0 ? length : 0;
    for (let row = 0; row < checked; row++) {
      const bit = offset + row;
      if (((nullBitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) cells[at + row] = Number.NaN;
    }
    at += length;
    await breathe();
  }
  return cells;
}

function* numbers(vector: Vector): Generator<number> {
  for (const value of vector) yield value === null ? Number.NaN : Number(value);
}

function isNumber(type: DataType<Type>): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);
}

function reader(type: DataType<Type>, vector: Vector): (row: number) => Value {
  if (DataType.isDate(type)) return (row) => isoText(vector.get(row), 10);
  if (DataType.isTimestamp(type)) return (row) => isoText(vector.get(row), 19);
  if (DataType.isDecimal(type)) throw new TypeError('DECIMAL must be cast to DOUBLE on the way out');
  return (row) => {
    const value: unknown = vector.get(row);
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
    return JSON.stringify(value);
  };
}

function isoText(value: unknown, length: number): string | null {
  if (value === null) return null;
  const instant = value instanceof Date ? value : new Date(Number(value));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString().replace('T', ' ').slice(0, length);
}
