import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../chromium.ts';
import { Host } from '../../e2e/host.ts';

/** The page as it is now, built with source maps and served, and a fresh browser with a tab to open it in. */
export interface Site {
  readonly folder: string;
  readonly url: string;
  readonly browser: Browser;
  readonly page: Page;
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

/**
 * Serves the page to `work` in a fresh browser, and ends both. The browser has a profile on disk, as a person's has:
 * without one its private disk is memory of another process.
 */
export async function onSite<T>(work: (site: Site) => Promise<T>): Promise<T> {
  const folder = await buildOnce();
  const host = await Host.serve(folder);
  const profile = temporaryFolder();
  const options = { executablePath: findChromium(), args: chromiumFlags };
  const context = await chromium.launchPersistentContext(profile, options);
  const [browser, page] = [context.browser(), context.pages()[0]];
  if (!browser || !page) throw new Error('The browser opened no tab');
  try {
    return await work({ folder, url: host.url, browser, page });
  } finally {
    await context.close();
    await host.stop();
  }
}
