// The portal's service worker: keeps the site's hashed files and the offline page, and nothing else. It must never answer for the api:
// what it does not know goes to the network untouched, so a price, a clock or a bid never comes from a cache.

/** The first characters of offline.html's SHA-256 (service-worker.spec.ts compares): another page is another worker, which fetches it. */
const OFFLINE_EDITION = 'd1c50fe2';
const OFFLINE_PAGE = '/offline.html';
const OFFLINE_CACHE = `haopai-offline-${OFFLINE_EDITION}`;
const FILES_CACHE = 'haopai-files';
/** Several versions of the site; the oldest files go first. */
const FILES_MAX = 240;

/** The api's addresses, its sockets and figures: not even looked at. */
const NEVER = /^\/(api|socket\.io|metrics|dev|admin)(\/|$)/;
/** Scripts and styles whose name changes with what is in them: once fetched, always right. */
const HASHED_FILE = /^\/([\w./-]+-[A-Z0-9]{8}|([\w./-]+\/)?chunk-[\w-]{8})\.(js|css|woff2)$/;

const NOTICES_PAGE = '/account/notices';
/** Nobody who bids is led away from it by a notice. */
const BIDDING_PAGE = /^\/(?:auctions|practice)\/-?\d+\/lots\//;

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepOfflinePage(), keepFirstFiles()]).then(() => self.skipWaiting()));
});

// At once, for open pages too: pages always come from the network, so a new worker never meets old ones of its own making.
self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || NEVER.test(url.pathname)) return;
  if (HASHED_FILE.test(url.pathname)) event.respondWith(keptOrFetched(event));
  else if (request.mode === 'navigate') event.respondWith(pageOrOffline(event));
});

async function keepOfflinePage() {
  const cache = await caches.open(OFFLINE_CACHE);
  await cache.add(new Request(OFFLINE_PAGE, { cache: 'reload' }));
}

let hasRenewed = false;

/** The office's number stands in it, and may be another one since. Once in a worker's life: a question that is answered with "as it was". */
async function renewOfflinePage() {
  if (hasRenewed) return;
  hasRenewed = true;
  const cache = await caches.open(OFFLINE_CACHE);
  await cache.add(new Request(OFFLINE_PAGE, { cache: 'no-cache' }));
}

/** What the first page needs; later ones are kept as they come. A file that is missing is fetched when it is asked for. */
async function keepFirstFiles() {
  const page = await fetch('/', { cache: 'no-cache' });
  const named = (await page.text()).matchAll(/(?:src|href)="\/?([^"]+)"/g);
  const paths = [...named].map(([, path]) => `/${path}`).filter((path) => HASHED_FILE.test(path));
  const cache = await caches.open(FILES_CACHE);
  await Promise.allSettled([...new Set(paths)].map((path) => cache.add(path)));
}

async function forgetOldCaches() {
  const names = await caches.keys();
  const old = names.filter(
    (name) => name.startsWith('haopai-') && name !== OFFLINE_CACHE && name !== FILES_CACHE,
  );
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function keptOrFetched(event) {
  const cache = await caches.open(FILES_CACHE);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok && answer.type === 'basic') event.waitUntil(keep(cache, event.request, answer.clone()));
  return answer;
}

async function keep(cache, request, answer) {
  await cache.put(request, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - FILES_MAX)).map((oldest) => cache.delete(oldest)));
}

/** Always the newest page; without a network the one that says what cannot be done now. */
async function pageOrOffline(event) {
  try {
    const page = await fetch(event.request);
    event.waitUntil(renewOfflinePage().catch(() => undefined));
    return page;
  } catch {
    return (await caches.match(OFFLINE_PAGE)) ?? Response.error();
  }
}

// A push is a notice whose words the site has made (contracts: PushMessage); one that cannot be read says only that there is something.
self.addEventListener('push', (event) => {
  event.waitUntil(showNotice(readPush(event.data)));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data?.path));
});

function readPush(data) {
  try {
    return data.json();
  } catch {
    return { title: '号牌 Haopai', path: NOTICES_PAGE };
  }
}

/** The same notice again takes its own place, without a sound. */
function showNotice({ noticeId, title, body, path }) {
  return self.registration.showNotification(String(title), {
    body: String(body ?? ''),
    tag: `notice-${noticeId ?? 'unknown'}`,
    icon: '/icons/icon-192.png',
    data: { path },
  });
}

/** In a page of the site that is open, else in a new one; never elsewhere. */
async function openPage(path) {
  const asked = new URL(typeof path === 'string' ? path : NOTICES_PAGE, self.location.origin);
  const url = asked.origin === self.location.origin ? asked.href : `${self.location.origin}${NOTICES_PAGE}`;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const quiet = pages.find((page) => !BIDDING_PAGE.test(new URL(page.url).pathname));
  if (quiet === undefined) return self.clients.openWindow(url);
  const shown = await quiet.navigate(url).catch(() => null);
  return shown === null ? self.clients.openWindow(url) : shown.focus();
}
