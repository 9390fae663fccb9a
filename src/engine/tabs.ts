import { PATIENCE_MS } from './patience.ts';

const CHANNEL = 'keepsight';
let channel: BroadcastChannel | undefined;

/** Holds a lock among the tabs of this browser until the answer is called; null when another tab keeps it. */
export async function holdLock(name: string): Promise<(() => void) | null> {
  if (!navigator.locks) return () => undefined;
  return new Promise((resolve) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    const signal = AbortSignal.timeout(PATIENCE_MS);
    navigator.locks.request(name, { signal }, hold).catch(() => resolve(null));
  });
}

/** Waits, however long, until no tab holds the lock. */
export async function released(name: string): Promise<void> {
  await navigator.locks.request(name, () => undefined);
}

/** Does work while no other tab does its own under this name; those that share it keep only the others away. */
export function whileLocked<T>(name: string, mode: LockMode, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(name, { mode }, work) : work();
}

/** Tells the other tabs that what stands under this name on disk has changed. */
export function announce(name: string): void {
  channel ??= new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
  channel.postMessage(name);
}

/** Calls back whenever another tab announces this name. */
export function listen(name: string, heard: () => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => void (data === name && heard()));
}
