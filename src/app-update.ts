/**
 * The page's side of the service worker (workers/sw.ts) has one registration, in the built app. It is
 * undefined where there is none: in development, where service workers are not supported, or where one
 * was refused.
 */
let registration: Promise<ServiceWorkerRegistration | undefined> | undefined;

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return undefined;
  try {
    return await navigator.serviceWorker.register('./sw.js');
  } catch (error) {
    // The app works without it: a private window may refuse, and then there is no offline use.
    console.warn('Bundlewise will not open offline here.', error);
    return undefined;
  }
}

function registered(): Promise<ServiceWorkerRegistration | undefined> {
  registration ??= register();
  return registration;
}

/** Calls back once for every service worker that is installed and waits, now or later. */
function onInstalled(found: ServiceWorkerRegistration, call: (worker: ServiceWorker) => void) {
  if (found.waiting) call(found.waiting);
  found.addEventListener('updatefound', () => {
    const worker = found.installing;
    worker?.addEventListener('statechange', () => {
      // On the first visit nothing is replaced, and nothing waits.
      if (worker.state === 'installed' && found.active) call(worker);
    });
  });
}

/**
 * Registers the service worker and calls `onWaiting` when a new version of the app is ready, with
 * the function that takes it: it activates the version and reloads this page once. When another tab
 * took it, this page keeps running the old one, and `activate` only reloads.
 */
export async function watchForUpdate(onWaiting: (activate: () => void) => void): Promise<void> {
  const found = await registered();
  if (!found) return;
  let isTaking = false;
  let wasControlled = navigator.serviceWorker.controller !== null;

  onInstalled(found, (worker) => {
    onWaiting(() => {
      isTaking = true;
      worker.postMessage('activate');
    });
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isTaking) location.reload();
    else if (wasControlled) onWaiting(() => location.reload());
    wasControlled = true;
  });
}

/**
 * Resolves when the service worker controls this page, so that worker scripts come with the content
 * security policy: at once on a repeat visit, and where there is no service worker; after the first
 * visit's installation; and at the latest after `timeoutMs` milliseconds. Never rejects.
 */
export async function controlled(timeoutMs: number): Promise<void> {
  const found = await registered();
  if (!found || navigator.serviceWorker.controller) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs);
    navigator.serviceWorker.addEventListener(
      'controllerchange',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
    // A forced reload leaves the page without its controller until it is asked for.
    found.active?.postMessage('claim');
  });
}

/**
 * Tells the service worker that the page has settled, so that it fetches what is still missing for use
 * without a network. It has to be called once the first figures are shown.
 */
export async function completeOffline(): Promise<void> {
  const found = await registered();
  found?.active?.postMessage('complete');
}
