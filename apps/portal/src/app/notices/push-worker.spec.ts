// What the service worker does with a push and with a press on it: shown once, and the way leads to no other site and away from no bidding.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const SITE = 'https://haopai.example';

interface Shown {
  readonly title: string;
  readonly options: { readonly body: string; readonly tag: string; readonly data: { readonly path: string } };
}

function wake(openPages: readonly string[] = []) {
  const listeners = new Map<string, (event: object) => void>();
  const shown: Shown[] = [];
  const opened: string[] = [];
  const navigated: [from: string, to: string][] = [];
  runInNewContext(readFileSync(join(__dirname, '../../../public/sw.js'), 'utf8'), {
    URL,
    self: {
      location: { origin: SITE },
      addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
      registration: {
        showNotification: (title: string, options: Shown['options']) =>
          Promise.resolve(void shown.push({ title, options })),
      },
      clients: {
        matchAll: () =>
          Promise.resolve(
            openPages.map((path) => ({
              url: SITE + path,
              navigate: (to: string) => {
                navigated.push([path, to]);
                return Promise.resolve({ focus: () => undefined });
              },
            })),
          ),
        openWindow: (url: string) => Promise.resolve(void opened.push(url)),
      },
    },
  });
  const tell = async (name: string, event: object): Promise<void> => {
    const waiting: Promise<unknown>[] = [];
    listeners.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => void waiting.push(work) });
    await Promise.all(waiting);
  };
  return {
    shown,
    opened,
    navigated,
    push: (text: string) => tell('push', { data: { json: () => JSON.parse(text) as unknown } }),
    press: (path: unknown) =>
      tell('notificationclick', { notification: { close: () => undefined, data: { path } } }),
  };
}

describe('the service worker, told of a push', () => {
  it('shows its words, under a name that the same notice has again', async () => {
    const worker = wake();
    await worker.push(
      JSON.stringify({ noticeId: 7, title: '密码已修改', body: '请…', path: '/account/notices' }),
    );
    expect(worker.shown).toMatchObject([
      { title: '密码已修改', options: { body: '请…', tag: 'notice-7', data: { path: '/account/notices' } } },
    ]);
  });

  it('shows something of one that it cannot read', async () => {
    const worker = wake();
    await worker.push('not json');
    expect(worker.shown).toHaveLength(1);
  });

  it('leads to the page in a window that is open, else in a new one', async () => {
    const none = wake();
    await none.press('/account/notices');
    expect(none.opened).toEqual([`${SITE}/account/notices`]);
    const open = wake(['/results']);
    await open.press('/account/notices');
    expect(open.navigated).toEqual([['/results', `${SITE}/account/notices`]]);
    expect(open.opened).toEqual([]);
  });

  it('leads nobody away from bidding', async () => {
    const worker = wake(['/auctions/1/lots/2']);
    await worker.press('/account/notices');
    expect(worker.navigated).toEqual([]);
    expect(worker.opened).toEqual([`${SITE}/account/notices`]);
  });

  it.each(['https://evil.example/x', '//evil.example', 7, undefined])(
    'leads to no other site: %s',
    async (path) => {
      const worker = wake();
      await worker.press(path);
      expect(worker.opened).toEqual([`${SITE}/account/notices`]);
    },
  );
});
