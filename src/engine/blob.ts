/**
 * Starts a worker from a blob, because only then does the page's own policy govern it on a host that sends no
 * headers. `url` is resolved here: a blob has no base of its own. `before` is script of ours that runs first.
 */
export function startWorker(url: string, type: 'module' | 'classic', before = ''): Worker {
  const absolute = JSON.stringify(new URL(url, location.href).href);
  const text = type === 'module' ? `import ${absolute};` : `${before}\nimportScripts(${absolute});`;
  const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(blob, { type });
  // The address may be forgotten once the worker has read it; a tick is too early, a message is proof.
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}

/** Rejects when the signal stops the worker's work or the worker breaks; it never resolves. */
export function endOf(worker: Worker, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker broke off.')));
  });
}
