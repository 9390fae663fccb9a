let last: Promise<unknown> = Promise.resolve();

/** Charts are drawn one after the other, a frame each, so that a screen full of them never adds up to a pause. */
export function turn(): Promise<void> {
  const mine = last.then(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  last = mine;
  return mine;
}
