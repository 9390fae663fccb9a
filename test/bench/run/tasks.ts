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
      return `${entry.originalSource.replace(/^.*?(?=(src|workers|node_modules)\/)/, '')}:${entry.originalLine + 1}`;
    }
  } catch {
    // A script of the browser, or one without a map.
  }
  return basename(url) || 'the browser itself';
}

function placeOf(seen: Seen, folder: string, task: Seen['tasks'][number]): string {
  const inside = seen.scripts.filter(({ start }) => start >= task.start - 1 && start < task.start + task.duration);
  const [script] = inside.toSorted((a, b) => b.duration - a.duration);
  if (!script) return 'no script: layout, paint or collection of garbage';
  return `${script.duration.toFixed(0)} ms in ${script.invoker.replace(/^.*\//, '')}, ${sourceOf(folder, script)}`;
}

/** Tasks over 50 ms that began in a span of time: how many, and the three worst with what took most of each. */
export function taskRows(
  seen: Seen,
  folder: string,
  { stage, from, to, limit }: { stage: string; from: number; to: number; limit?: number },
): Row[] {
  const tasks = seen.tasks.filter(({ start }) => start >= from && start < to);
  const worst = tasks.toSorted((a, b) => b.duration - a.duration).slice(0, 3);
  const none = limit === undefined ? {} : { limit: 0 };
  const most = limit === undefined ? {} : { limit };
  return [
    { name: `tasks over 50 ms, ${stage}`, measured: tasks.length, unit: 'tasks', ...none },
    ...worst.map((task, index): Row => ({
      name: index === 0 ? `worst task, ${stage}` : `${index + 1}. worst, ${stage}`,
      measured: task.duration,
      unit: 'ms',
      ...most,
      note: `at ${((task.start - from) / 1000).toFixed(1)} s: ${placeOf(seen, folder, task)}`,
    })),
  ];
}
