const [lineFeed, carriageReturn] = [10, 13];
/** Longer than any record that is taken. */
const heldRecord = 2 ** 21;

/** How the lines of a text are numbered: from 1, each physical line, where nothing else is said. */
export interface Numbering {
  /** Whether the line of a record is its number, not the physical line it begins on. */
  readonly byRecord?: boolean;
  /** Number of the first line. */
  readonly firstLine?: number;
}

/** Where the first line ends in bytes; their length where none does. */
function lineBreakIn(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  return at;
}

/**
 * What is held of a record, with the block that follows. The rest of a line of which too much is held already is
 * dropped: else it would be scanned over and over. No line break is, so that lines keep their numbers.
 */
export function followed(held: Uint8Array, block: Uint8Array): Uint8Array {
  if (held.length === 0) return block;
  const added = held.length > heldRecord ? block.subarray(lineBreakIn(block)) : block;
  const bytes = new Uint8Array(held.length + added.length);
  bytes.set(held);
  bytes.set(added, held.length);
  return bytes;
}
