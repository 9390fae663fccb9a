import { readFile } from 'node:fs/promises';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { bareSql } from './src/engine/bareSql.ts';
import { contentSecurityPolicy, isolationHeaders } from './src/app/policy.ts';
import { chromiumFlags, findChromium } from './test/chromium.ts';

/** Compiles `x.asc.ts?wasm` with AssemblyScript and inlines the bytes, so a kernel needs no request of its own. */
function assemblyscript(): PluginOption {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.asc.ts?wasm')) return null;
      const { default: asc } = await import('assemblyscript/asc');
      const source = id.slice(0, -'?wasm'.length);
      this.addWatchFile(source);
      const options = ['--optimizeLevel', '3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--importMemory'];
      const written = new Map<string, Uint8Array>();
      const { error, stderr } = await asc.main(['kernel.ts', '--outFile', 'kernel.wasm', ...options], {
        readFile: (name) => (name === 'kernel.ts' ? readFile(source, 'utf8') : null),
        writeFile: (name, content) => void written.set(name, content as Uint8Array),
        listFiles: () => [],
      });
      const bytes = written.get('kernel.wasm');
      if (error || !bytes) throw new Error(`${source}: ${stderr.toString()}`, { cause: error });
      refuseDataSection(source, bytes);
      const text = Buffer.from(bytes).toString('base64');
      return `export default Uint8Array.from(atob(${JSON.stringify(text)}), (c) => c.charCodeAt(0));`;
    },
  };
}

/** A data section would be written over the start of the heap that the kernel shares with TensorFlow.js. */
function refuseDataSection(source: string, bytes: Uint8Array): void {
  let at = 8;
  const leb = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const size = leb();
    if (section === 11) throw new Error(`${source}: a kernel on a shared heap must have no data section`);
    at += size;
  }
}

/** The policy stands in the page itself, so that a host without headers enforces it too. Builds only: dev needs HMR. */
function policyInPage(): PluginOption {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const words = () =>
  paraglideVitePlugin({
    project: './src/app/words/project.inlang',
    outdir: './src/app/words/compiled',
    strategy: ['globalVariable', 'baseLocale'],
    isServer: 'false',
    outputStructure: 'message-modules',
  });

const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) || process.platform !== 'linux';
const headers = { 'Content-Security-Policy': contentSecurityPolicy, ...isolationHeaders };
/** Looked for only when tests run: building needs no browser. */
const browser = process.env.VITEST ? findChromium() : '';
const tensorflow = ['core', 'backend-cpu', 'backend-wasm', 'backend-webgpu'].map((part) => `@tensorflow/tfjs-${part}`);

/** Tests on public data sets are collected only where `KEEPSIGHT_DATA` names their folder. */
const withoutData = process.env.KEEPSIGHT_DATA ? [] : ['**/*.real.test.ts'];
if (process.env.VITEST && withoutData.length > 0)
  console.log('KEEPSIGHT_DATA is not set: tests on public data are left out.');

export default defineConfig({
  base: './',
  publicDir: 'src/app/static',
  appType: 'mpa',
  plugins: [
    words(),
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    assemblyscript(),
    bareSql(),
    policyInPage(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,wasm,svg,png,woff2,webmanifest}'],
        maximumFileSizeToCacheInBytes: 40 * 2 ** 20,
      },
      manifest: {
        name: 'Keepsight',
        short_name: 'Keepsight',
        description: 'Who stays, who is leaving and what to offer them. Nothing leaves this computer.',
        display: 'standalone',
        start_url: './',
        scope: './',
        background_color: '#fbfaf6',
        theme_color: '#fbfaf6',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        file_handlers: [
          {
            action: './',
            accept: {
              'text/csv': ['.csv'],
              'text/tab-separated-values': ['.tsv'],
              'text/plain': ['.txt'],
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
              'application/zip': ['.zip'],
              'application/gzip': ['.gz', '.tgz'],
              'application/vnd.apache.parquet': ['.parquet'],
              'application/x-ndjson': ['.jsonl', '.ndjson'],
              'application/json': ['.json'],
              'application/vnd.keepsight': ['.keepsight'],
            },
          },
        ],
      },
    }),
  ],
  worker: { format: 'es', plugins: () => [assemblyscript()] },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000, assetsInlineLimit: 0 },
  preview: { port: 4173, strictPort: true, headers, open: hasDisplay && !process.env.CI },
  optimizeDeps: { include: ['comlink', ...tensorflow], exclude: ['@duckdb/duckdb-wasm'] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/e2e/**', ...withoutData],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // Loading the database and its SQL anew for each file took a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          sequence: { groupOrder: 1 },
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: browser, args: chromiumFlags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // A whole browser shares the machine with whatever else runs there; a failure that repeats is one.
          retry: 1,
          sequence: { groupOrder: 2 },
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          exclude: withoutData,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
