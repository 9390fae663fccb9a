import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each room may import, as the beginnings of paths; a `type:` entry allows types only. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'workers/': ['workers/'],
  'src/problem.ts': ['type:workers/contract.ts'],
  'src/engine/': ['src/engine/', 'src/problem.ts', 'type:workers/contract.ts'],
  'src/intake/': ['src/intake/', 'src/engine/', 'src/problem.ts'],
  'src/modelling/': ['src/modelling/', 'src/engine/', 'src/problem.ts', 'type:workers/contract.ts', 'workers/host.ts'],
  'src/ui/': ['src/ui/'],
  'src/views/': [
    'src/ui/',
    'src/app/words/',
    'src/problem.ts',
    'type:src/engine/',
    'type:src/modelling/',
    'src/intake/mapping',
    'type:src/intake/',
  ],
};

const sources = ['src', 'workers'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes('compiled'))
    .map((path) => join(folder, path)),
);

function importsOf(path: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(path, 'utf8');
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']*)'|import\('(\.[^']*)'\)/g;
  return Array.from(text.matchAll(pattern), (match) => ({
    target: normalize(join(dirname(path), (match[2] ?? match[3] ?? '').replace(/\?.*$/, ''))),
    typeOnly: match[1] !== undefined,
  }));
}

describe('who imports whom', () => {
  it('finds the sources', () => expect(sources.length).toBeGreaterThan(100));

  it.each(sources)('%s', (path) => {
    const room = Object.keys(allowed).find((name) => path.startsWith(name));
    if (!room) return;
    for (const { target, typeOnly } of importsOf(path)) {
      const own = room === 'src/views/' && sameView(path, target);
      const rule = allowed[room]?.find((entry) => target.startsWith(entry.replace('type:', '')));
      expect(own || rule !== undefined, `${path} must not import ${target}`).toBe(true);
      if (!own && rule?.startsWith('type:')) expect(typeOnly, `${path} may import only types of ${target}`).toBe(true);
    }
  });
});

/** A screen sees its own folder and what all screens share, never another screen. */
function sameView(path: string, target: string): boolean {
  const folder = target.split('/')[2] ?? '';
  return (
    target.startsWith('src/views/') &&
    (folder.includes('.') || folder === path.split('/')[2] || !target.includes('/', 10))
  );
}
