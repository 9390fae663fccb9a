/** A page that is being reloaded holds its lock and its file a moment longer. */
export const PATIENCE_MS = 2000;

/** Tries again for a moment: another page may still be letting go, or a reader may still be reading. */
export async function patiently<T>(attempt: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (reason) {
      if (performance.now() > until) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
