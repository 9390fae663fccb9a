/** Runs work and leaves its duration in the page's performance timeline, where the bench reads it. */
export async function timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    performance.measure(`keepsight ${stage}`, { start });
  }
}
