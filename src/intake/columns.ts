import type { Field, Mapping } from './source.ts';

/** Every column that holds a field in some row, with its field; the one that a mapping names first of all. */
export function columnsOfFields({ columns, also = {}, turned }: Mapping): (readonly [Field, number])[] {
  const further = Object.entries(also).flatMap(([field, all]) => all.map((column) => [field, column] as const));
  const pairs = [...Object.entries(columns), ...further, ...Object.entries(turned?.columns ?? {})];
  return pairs as (readonly [Field, number])[];
}

/** Positions of all columns that a mapping reads, from left to right. */
export function columnsRead(mapping: Mapping): number[] {
  const { rules = [], packed, numberIn, shared, turned, answers = [] } = mapping;
  const ruled = [...rules.flatMap(({ when }) => when), ...(turned ? [turned.when] : [])].map(({ column }) => column);
  const beside = [...ruled, ...(packed?.columns ?? []), ...(numberIn?.columns ?? []), ...(shared ? [shared.by] : [])];
  const held = columnsOfFields(mapping).map(([, column]) => column);
  return [...new Set([...held, ...beside, ...answers])].sort((a, b) => a - b);
}
