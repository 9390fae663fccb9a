import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';

/** Resident megabytes of a process; 0 where there is no /proc, or no such process any more. */
function residentOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Watches the memory of the tab: the largest of the browser's renderers, workers included, ten times a second.
 * `stop` answers the peak in MB.
 */
export async function watchMemory(browser: Browser): Promise<{ peak(): number; stop(): void }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, ...renderers.map(residentOf))), 100);
  return { peak: () => most, stop: () => clearInterval(timer) };
}
