import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/**
 * A plugin of the build. `x.sql?bare` is the statement without its comments, but for the words of the first line that say
 * how it is built: what describes tables is half of all SQL, and read on the Export screen only.
 */
export function bareSql(): Plugin {
  return {
    name: 'bare-sql',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.sql?bare')) return null;
      const source = id.slice(0, -'?bare'.length);
      this.addWatchFile(source);
      const text = await readFile(source, 'utf8');
      const marks = /^-- (?:inner|later|view| )+:/.exec(text) ?? [];
      const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('--'));
      return `export default ${JSON.stringify([...marks, ...lines].join('\n'))};`;
    },
  };
}
