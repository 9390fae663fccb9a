import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../chromium.ts';
import { Host } from '../../e2e/host.ts';

/** The page as it is now, built with source maps and served, and a browser to open it with. */
export interface Site {
  readonly folder: string;
  readonly url: string;
  readonly browser: Browser;
}

let built: string | undefined;

/** A folder of this process that is gone when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keepsight-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function buildOnce(): Promise<string> {
  if (built) return built;
  const outDir = join(temporaryFolder(), 'dist');
  await build({ logLevel: 'silent', build: { outDir, emptyOutDir: true, sourcemap: 'hidden' } });
  return (built = outDir);
}

/** Serves the page to `work` in a fresh browser, and ends both. */
export async function onSite<T>(work: (site: Site) => Promise<T>): Promise<T> {
  const folder = await buildOnce();
  const host = await Host.serve(folder);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  try {
    return await work({ folder, url: host.url, browser });
  } finally {
    await browser.close();
    await host.stop();
  }
}
