// The service worker answers for hashed files and for pages without a network, and for nothing that is true only now.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const PUBLIC = join(__dirname, '../../../public');
const SITE = 'https://haopai.example';
const read = (name: string) => readFileSync(join(PUBLIC, name), 'utf8');

interface FetchAsked {
  waitUntil(work: Promise<unknown>): void;
  readonly request: { readonly url: string; readonly method: string; readonly mode: string };
  respondWith(answer: Promise<unknown>): void;
}

/** The worker as a browser runs it: its listeners, over a network that answers as told and caches that hold at most one thing. */
function wake(network: () => Promise<unknown>, kept?: object) {
  const listeners = new Map<string, (event: FetchAsked) => void>();
  const offline = { name: 'the offline page' };
  const renewed: string[] = [];
  runInNewContext(read('sw.js'), {
    URL,
    Request: class {
      constructor(readonly url: string) {}
    },
    self: {
      location: { origin: SITE },
      addEventListener: (name: string, listener: (event: FetchAsked) => void) =>
        listeners.set(name, listener),
    },
    caches: {
      open: () =>
        Promise.resolve({
          match: () => Promise.resolve(kept),
          add: ({ url }: { url: string }) => Promise.resolve(void renewed.push(url)),
        }),
      match: (name: string) => Promise.resolve(name === '/offline.html' ? offline : undefined),
    },
    fetch: network,
  });
  /** What the worker answers, or `untouched` when it leaves the request to the browser. */
  const ask = async (path: string, { method = 'GET', mode = 'cors' } = {}): Promise<unknown> => {
    const answers: Promise<unknown>[] = [];
    const works: Promise<unknown>[] = [];
    const url = path.startsWith('http') ? path : SITE + path;
    listeners.get('fetch')?.({
      request: { url, method, mode },
      respondWith: (answer) => void answers.push(answer),
      waitUntil: (work) => void works.push(work),
    });
    const answer = answers.length === 0 ? 'untouched' : await answers[0];
    await Promise.all(works);
    return answer;
  };
  return { ask, offline, renewed };
}

const fromNetwork = { ok: false, name: 'from the network' };
const online = () => Promise.resolve(fromNetwork);
const offline = () => Promise.reject(new TypeError('Failed to fetch'));

describe('the service worker', () => {
  it.each([
    ['/api/v1/lots/7/bids', { method: 'POST' }],
    ['/api/v1/lots/7', {}],
    ['/api/v1/me', {}],
    ['/api/docs', { mode: 'navigate' }],
    ['/socket.io/?EIO=4&transport=polling', {}],
    ['/manual/haopai-manual.zh.pdf', {}],
    ['/', { method: 'POST', mode: 'navigate' }],
    ['https://elsewhere.example/main-AB12CD34.js', {}],
  ])('never touches %s %j', async (path, request) => {
    expect(await wake(online).ask(path, request)).toBe('untouched');
    expect(await wake(offline).ask(path, request)).toBe('untouched');
  });

  it('takes pages from the network, always', async () => {
    const { ask } = wake(online);
    expect(await ask('/auctions/7', { mode: 'navigate' })).toBe(fromNetwork);
  });

  it('renews the offline page once when a page came from the network: the office may have another number', async () => {
    const { ask, renewed } = wake(online);
    await ask('/', { mode: 'navigate' });
    await ask('/plates', { mode: 'navigate' });
    expect(renewed).toEqual(['/offline.html']);
    const away = wake(offline);
    await away.ask('/', { mode: 'navigate' });
    expect(away.renewed).toEqual([]);
  });

  it.each(['/main-AB12CD34.js', '/chunk-D-W0_rt-.js', '/styles-AB12CD34.css'])('keeps %s', async (path) => {
    const kept = { name: 'kept' };
    expect(await wake(offline, kept).ask(path)).toBe(kept);
    expect(await wake(online).ask(path)).toBe(fromNetwork);
  });

  it('says without a network what cannot be done now', async () => {
    const worker = wake(offline);
    expect(await worker.ask('/auctions/7/lots/9', { mode: 'navigate' })).toBe(worker.offline);
    const page = read('offline.html');
    expect(page).toContain('不能出价');
    expect(page).toContain('You cannot bid');
    // Where the server writes the number of the office; nobody is told to call nobody.
    expect(page.match(/ data-hotline href="tel:"><\/a>/g)).toHaveLength(2);
    expect(page).toContain('.call:has(a:empty)');
    expect(page).not.toMatch(/<script|https?:/);
  });

  it('is another worker when the offline page is another', () => {
    const edition = createHash('sha256').update(read('offline.html')).digest('hex').slice(0, 8);
    expect(read('sw.js')).toContain(`const OFFLINE_EDITION = '${edition}';`);
  });

  it('comes with a manifest whose icons are there', () => {
    const { icons } = JSON.parse(read('manifest.webmanifest')) as { icons: { src: string; sizes: string }[] };
    expect(icons.map(({ sizes }) => sizes)).toContain('512x512');
    for (const { src } of icons)
      expect(readFileSync(join(PUBLIC, src)).subarray(1, 4).toString()).toBe('PNG');
  });
});
