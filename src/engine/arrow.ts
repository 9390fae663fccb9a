import { DataType, makeData, makeVector, Table, type Type, Utf8, type Vector } from 'apache-arrow';
import type { Column, Columns } from '../../workers/contract.ts';
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
export function toColumns(table: Table): Columns {
  const entries = table.schema.fields.map(
    (field, index) => [field.name, toColumn(field.type, table.getChildAt(index) as Vector)] as const,
  );
  return Object.fromEntries(entries);
}

/** A slice of columns as an Arrow table, text as plain Utf8 so that DuckDB sees VARCHAR. */
export function toArrow(columns: Columns, from: number, to: number): Table {
  const slices = Object.entries(columns).map(([name, column]) => {
    const part = column.slice(from, to);
    return [name, Array.isArray(part) ? textVector(part) : makeVector(part)] as const;
  });
  return new Table(Object.fromEntries(slices));
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

function toColumn(type: DataType<Type>, vector: Vector): Column {
  if (isNumber(type) || DataType.isBool(type)) {
    const exact = vector.nullCount === 0;
    if (exact && DataType.isInt(type) && type.bitWidth === 32 && type.isSigned) return vector.toArray() as Int32Array;
    if (exact && DataType.isFloat(type) && type.precision === 2) return vector.toArray() as Float64Array;
    if (exact && DataType.isFloat(type)) return Float64Array.from(vector.toArray() as Float32Array);
    if (exact && DataType.isBool(type)) return Int32Array.from(numbers(vector));
    return Float64Array.from(numbers(vector));
  }
  const cells = reader(type, vector);
  return Array.from({ length: vector.length }, (_, row) => String(cells(row) ?? ''));
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
