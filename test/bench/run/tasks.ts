import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import type { Row } from './row.ts';
import type { Seen, Script } from './watch.ts';

/** File and line of the source that stands at a position of a built script. */
function sourceOf(folder: string, { url, position }: Script): string {
  const file = join(folder, 'assets', basename(url));
  try {
    const lines = readFileSync(file, 'utf8').slice(0, Math.max(0, position)).split('\n');
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
    const entry = map.findEntry(lines.length - 1, lines.at(-1)!.length);
    if ('originalSource' in entry) {
      return `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`;
    }
  } catch {
    // A script of the browser, or one without a map.
  }
  return basename(url) || 'the browser itself';
}

/** Tasks over 50 ms that began in a span of time: how many, and the worst with the script that took most of it. */
export function taskRows(seen: Seen, folder: string, stage: string, from: number, to: number): Row[] {
  const tasks = seen.tasks.filter(({ start }) => start >= from && start < to);
  const worst = tasks.toSorted((a, b) => b.duration - a.duration).slice(0, 3);
  const where = (task: { start: number; duration: number }): string => {
    const inside = seen.scripts.filter(({ start }) => start >= task.start - 1 && start < task.start + task.duration);
    const [script] = inside.toSorted((a, b) => b.duration - a.duration);
    if (!script) return 'no script: layout, paint or collection of garbage';
    return `${script.duration.toFixed(0)} ms in ${script.invoker} of ${sourceOf(folder, script)}`;
  };
  const [first] = worst;
  const at = (task: { start: number }): string => `at ${((task.start - from) / 1000).toFixed(1)} s`;
  const counted: Row = { name: `tasks over 50 ms, ${stage}`, measured: tasks.length, unit: 'tasks', limit: 0 };
  if (!first) return [counted];
  const told = worst.map((task, index) => ({
    name: index === 0 ? `worst task, ${stage}` : `…${index + 1}`,
    measured: task.duration,
    unit: 'ms' as const,
    limit: 50,
    note: `${at(task)}: ${where(task)}`,
  }));
  return [counted, ...told];
}
