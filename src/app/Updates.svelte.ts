/** Installs the service worker, and says when the app works offline and when a new version waits. */
export class Updates {
  offlineReady = $state(false);
  #waiting = $state.raw<ServiceWorker | null>(null);

  constructor() {
    if (import.meta.env.PROD && 'serviceWorker' in navigator) void this.#register();
  }

  get available(): boolean {
    return this.#waiting !== null;
  }

  /** The person takes the new version: it takes over, and the page starts again with it. */
  take(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.#waiting?.postMessage('take over');
  }

  async #register(): Promise<void> {
    try {
      const registration = await navigator.serviceWorker.register('./service-worker.js', { type: 'classic' });
      registration.addEventListener('updatefound', () => this.#follow(registration.installing));
      this.#waiting = registration.active ? registration.waiting : null;
      await navigator.serviceWorker.ready;
      this.offlineReady = true;
    } catch {
      // A browser that refuses service workers still runs the page, only not offline.
      this.offlineReady = false;
    }
  }

  #follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) this.#waiting = worker;
    });
  }
}
