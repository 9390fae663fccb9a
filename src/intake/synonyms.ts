import { type Field, fields } from './source.ts';

/** Names of one language by field, separated by ` | `, the better one first, as `plainName` writes them. */
export type Names = Readonly<Partial<Record<Field, string>>>;

const languages = Object.values(import.meta.glob<Names>('./names/*.ts', { eager: true, import: 'names' }));

function namesOf(field: Field): string[] {
  return [...new Set(languages.flatMap((names) => names[field]?.split(' | ') ?? []))];
}

/** Names that shops give to columns. A name stands under one field only. */
export const synonyms: Readonly<Record<Field, readonly string[]>> = Object.fromEntries(
  fields.map((field) => [field, namesOf(field)] as const),
) as Record<Field, string[]>;

const marks = /[\u0300-\u036f]/g;

/** A header as the lists write it: without case, accents, brackets and what stands in them, words apart. */
export function plainName(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[([{（【].*?[)\]}）】]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
