import { PATIENCE_MS } from './patience.ts';

const NOTE = 'keepsight-changed';

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

/** Tells the other tabs that what stands under this name on disk has changed; the note itself does not stay. */
export function announce(name: string): void {
  localStorage.setItem(NOTE, name);
  localStorage.removeItem(NOTE);
}

/** Calls back whenever another tab announces this name. */
export function listen(name: string, heard: () => void): void {
  window.addEventListener('storage', ({ key, newValue }) => void (key === NOTE && newValue === name && heard()));
}
