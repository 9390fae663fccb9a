/// <reference lib="webworker" />
import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { contentSecurityPolicy, isolationHeaders } from './policy.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

/**
 * A host without headers gives this worker no policy, so it brings its own: it reaches nothing but its own origin, by
 * whatever code asks.
 */
const reach = self.fetch.bind(self);
self.fetch = (input, init) => {
  const { url } = new Request(input, init);
  if (new URL(url).origin === location.origin) return reach(input, init);
  return Promise.reject(new TypeError('Nothing leaves this computer'));
};
for (const name of ['WebSocket', 'EventSource', 'WebTransport']) Reflect.deleteProperty(self, name);

/** Everything of the app is stored before this worker is active, so the first offline start lacks nothing. */
precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** A new version waits until the person takes it: nothing changes under open data. */
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET') event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.origin !== location.origin) return Response.error();
  // DuckDB must never find an extension: a page of ours in its place would end the database.
  if (url.href.startsWith(new URL('ext/', self.registration.scope).href)) return new Response(null, { status: 404 });
  const stored = await matchPrecache(request.mode === 'navigate' ? pageOf(url) : request.url);
  return guarded(request, stored ?? (await fetch(request)));
}

function pageOf(url: URL): string {
  return url.pathname === new URL(self.registration.scope).pathname
    ? new URL('index.html', self.registration.scope).href
    : url.href;
}

/** Hosts that send no headers get the same policy: on pages, and on workers, which do not inherit it by URL. */
function guarded(request: Request, response: Response): Response {
  if (request.mode !== 'navigate' && request.destination !== 'worker') return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', contentSecurityPolicy);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
