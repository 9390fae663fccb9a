import { expect, it } from 'vitest';
import { Gate } from '../../src/engine/gate.ts';

const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

it('lets readers in together, and the one who folds in only when all have left', async () => {
  const gate = new Gate();
  const told: string[] = [];
  const read = (name: string) =>
    gate.shared(async () => {
      told.push(`${name} in`);
      await moment();
      told.push(`${name} out`);
    });
  const fold = (name: string) =>
    gate.alone(async () => {
      told.push(`${name} alone`);
      await moment();
      told.push(`${name} done`);
    });
  await Promise.all([read('a'), read('b'), fold('x'), read('c'), fold('y')]);
  expect(told.slice(0, 6)).toEqual(['a in', 'b in', 'a out', 'b out', 'x alone', 'x done']);
  expect(told).toContain('c out');
  const [y, done] = [told.indexOf('y alone'), told.indexOf('y done')];
  expect(done).toBe(y + 1);
});

it('opens again after a failure', async () => {
  const gate = new Gate();
  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(gate.shared(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.shared(async () => 1)).toBe(1);
});
