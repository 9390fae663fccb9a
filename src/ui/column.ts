/** One column of a table on the screen: what stands in the head and in each cell. */
export interface Column<R> {
  readonly key: string;
  readonly label: string;
  /** Numbers stand right-aligned under each other. */
  readonly number?: boolean;
  readonly sortable?: boolean;
  /** What the word in the head means, on hover. */
  readonly hint?: string;
  /** The head is there for screen readers alone. */
  readonly unheaded?: boolean;
  /** No wider than what stands in it. */
  readonly narrow?: boolean;
  /** Names or e-mails of people, which can be blurred for a picture of the screen. */
  readonly person?: boolean;
  /** Wide text is cut with an ellipsis, the whole in a tooltip. */
  readonly wide?: boolean;
  text(row: R): string;
  href?(row: R): string | undefined;
}

export interface Sort {
  readonly key: string;
  readonly down: boolean;
}
