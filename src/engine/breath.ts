const longestMilliseconds = 16;

/** Lets the page answer: a message comes back in a task of its own, and is not held back in a hidden tab. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => (port1.close(), resolve()), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** A function to await in a long loop: it takes a breath when the last one is longer ago than a frame. */
export function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestMilliseconds) return;
    await breath();
    last = performance.now();
  };
}
