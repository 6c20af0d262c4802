import { inflated, WASM } from './inflate';

/**
 * This service worker lets the app open and work without a network, in one consistent version.
 *
 * Invariants: a new version is complete in its cache or is not installed; pages of one tab never mix
 * files of two versions, so a new version waits until the user takes it; only our own caches are
 * touched, since other apps may live on the same origin.
 *
 * The very first version is different: it takes control at once with next to nothing in its cache,
 * keeps what the page then fetches anyway, and fetches the rest when the page says it has settled.
 * Otherwise the first visit would download the engine twice, or wait for it twice.
 *
 * It also answers worker scripts with the content security policy as a header: the policy in the
 * page's `<meta>` does not bind workers that are loaded by a URL.
 */
declare const self: ServiceWorkerGlobalScope;

interface Precached {
  readonly url: string;
  /** It changes with the content; null where the URL itself does. */
  readonly revision: string | null;
}

/** The build writes these in (plugins/service-worker.ts). */
declare const PRECACHE: readonly Precached[];
declare const PRECACHE_VERSION: string;
declare const CSP: string;

const PREFIX = `bundlewise ${self.registration.scope} `;
const CACHE = PREFIX + PRECACHE_VERSION;
const PAGE = 'index.html';

/** Fetches new files past every HTTP cache; files whose URL is the same come from the version before. */
async function install(): Promise<void> {
  const isFirst = self.registration.active === null;
  // Files that are named by their content can come later; the page itself must be of this version.
  await keep(isFirst ? PRECACHE.filter(({ url }) => url === PAGE) : PRECACHE);
}

/** Sees to it that these files are in this version's cache. */
async function keep(files: readonly Precached[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const store = async ({ url, revision }: Precached) => {
    if (await cache.match(url, { ignoreVary: true })) return;
    const known = revision === null ? await fromOurCaches(url) : undefined;
    if (known) await cache.put(url, known);
    else await cache.add(new Request(url, { cache: revision === null ? 'default' : 'reload' }));
  };
  await Promise.all(files.map(store));
}

/** Lists the names of this app's caches, of every version. */
async function ourCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function fromOurCaches(url: string): Promise<Response | undefined> {
  for (const cacheName of await ourCaches()) {
    // oxlint-disable-next-line no-await-in-loop -- the first cache that has it ends the search
    const found = await caches.match(url, { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/**
 * Drops the caches of older versions, and takes the first visit's page under control at once, so that
 * its workers start with the header.
 */
async function activate(): Promise<void> {
  const old = (await ourCaches()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Answers from this version's cache, else from the network. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const wanted = isPage(request) ? PAGE : request;
  const response =
    (await cache.match(wanted, { ignoreVary: true })) ?? (await fetchAndKeep(request, cache));
  if (request.mode === 'navigate') return direct(response);
  return request.destination === 'worker' || request.destination === 'sharedworker'
    ? withPolicy(response)
    : response;
}

const precachedUrls = new Set(
  PRECACHE.map(({ url }) => new URL(url, self.registration.scope).href),
);

/**
 * Keeps the engine inflated as well, under its gzip's address without `.gz`. Browsers keep the compiled
 * code of such a stored response, so that later visits need not compile 34 MB.
 */
async function keepInflatedEngine(): Promise<void> {
  const cache = await caches.open(CACHE);
  const zipped = [...precachedUrls].find((url) => url.endsWith('.wasm.gz')) ?? '';
  const url = zipped.slice(0, -'.gz'.length);
  const stored = await cache.match(zipped);
  if (stored === undefined || (await cache.match(url)) !== undefined) return;
  await cache.put(url, new Response(await inflated(stored), { headers: WASM }));
}

/** Fetches a file and keeps it if it belongs to this version: see the first version above. */
async function fetchAndKeep(request: Request, cache: Cache): Promise<Response> {
  const response = await fetch(request);
  if (response.ok && precachedUrls.has(request.url)) {
    // It is kept on the side: the page gets its bytes as they arrive.
    cache.put(request.url, response.clone()).catch(() => undefined);
  }
  return response;
}

/**
 * Tells whether a request is for the page. Routes are in the hash, so it has one address; others below
 * it may be another app's.
 */
function isPage({ mode, url }: Request): boolean {
  return mode === 'navigate' && new URL(url).pathname === new URL(self.registration.scope).pathname;
}

/**
 * Makes a redirected answer a plain one: some hosts redirect `index.html` to its folder, and a
 * navigation refuses a redirected answer.
 */
function direct(response: Response): Response {
  const { status, statusText, headers } = response;
  return response.redirected
    ? new Response(response.body, { status, statusText, headers })
    : response;
}

/** Adds the content security policy to a worker's script. */
function withPolicy(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', CSP);
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: unknown = event.data;
  if (message === 'activate') event.waitUntil(self.skipWaiting());
  if (message === 'complete') event.waitUntil(keep(PRECACHE).then(keepInflatedEngine));
  if (message === 'claim') event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});
