// The portal's page names the office's number at every address, in every encoding, as it is in the database; pages without a script have it to be called, and where the office is.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { aRunningApp, type RunningApp, waitUntil } from '../../testing';
import { OfficeHotline } from './office-hotline';

const PAGE = '<head><meta name="haopai-hotline" content=""/></head>';
const OFFLINE =
  '<p class="call">电话 <a data-hotline href="tel:"></a></p><p>Call <a data-hotline href="tel:"></a></p>';
const OLD_BROWSER =
  '<b lang="zh-CN" data-office="address"></b><b lang="zh-CN" data-office="hours"></b><b lang="en" data-office="hours"></b>';
const AS_BROWSER = { accept: 'text/html,*/*;q=0.8' };

describe('the portal’s page', () => {
  let running: RunningApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haopai-page-'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'offline.html'), OFFLINE);
    await writeFile(join(folder, 'old-browser.html'), OLD_BROWSER);
    await writeFile(join(folder, 'index.html.br'), brotliCompressSync(PAGE));
    running = await aRunningApp({ HAOPAI_STATIC_DIR: folder });
    await running.pool.query(
      `REPLACE INTO contact_details (language, office, address, hotline, hours, email, notes, updated_at_ms)
       VALUES ('zh', 'o', '1 < 2 Road', '0579 "88" <1>', '八点', 'e', '', 0),
              ('en', 'o', 'a', '-', 'eight', 'e', '', 0)`,
    );
  });
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true });
  });

  const read = async (path: string, encoding: string): Promise<string> =>
    (
      await fetch(`${running.url}${path}`, { headers: { ...AS_BROWSER, 'accept-encoding': encoding } })
    ).text();

  it('names the number of the office, whatever the address, and however it is packed', async () => {
    await waitUntil(async () => {
      await running.app.get(OfficeHotline).look();
      return (await read('/', 'br')).includes('0579');
    });
    const named = '<head><meta name="haopai-hotline" content="0579 &quot;88&quot; &lt;1&gt;"/></head>';
    for (const path of ['/', '/index.html', '/auctions/7', '/account/orders/1?from=payment'])
      for (const encoding of ['br', 'gzip', 'identity']) expect(await read(path, encoding)).toBe(named);
  });

  it('is asked for again with a tag, and has another one with another number', async () => {
    // As a browser asks: fetch by itself forbids an answer that nothing has changed.
    const asBrowser = { ...AS_BROWSER, 'cache-control': 'max-age=0' };
    const ask = (tag = '') => fetch(`${running.url}/`, { headers: { ...asBrowser, 'if-none-match': tag } });
    const first = await ask();
    const tag = first.headers.get('etag') ?? '';
    expect([first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([
      'no-cache',
      'Accept-Encoding',
    ]);
    expect((await ask(tag)).status).toBe(304);
    await running.pool.query(`UPDATE contact_details SET hotline = '0579-8888-0000'`);
    await running.app.get(OfficeHotline).look();
    const second = await ask(tag);
    expect([second.status, await second.text()]).toEqual([200, expect.stringContaining('0579-8888-0000')]);
  });

  it('has it to be called on the page of who has no network, too', async () => {
    const link = '<a data-hotline href="tel:057988880000">0579-8888-0000</a>';
    expect(await read('/offline.html', 'br')).toBe(`<p class="call">电话 ${link}</p><p>Call ${link}</p>`);
  });

  it('says where the office is and when it is open, to each in their language, whose browser opens no other page', async () => {
    expect(await read('/old-browser.html', 'gzip')).toBe(
      '<b lang="zh-CN" data-office="address">1 &lt; 2 Road</b><b lang="zh-CN" data-office="hours">八点</b><b lang="en" data-office="hours">eight</b>',
    );
  });

  it('goes out as it is while nothing is known', async () => {
    await running.pool.query('DELETE FROM contact_details');
    await running.app.get(OfficeHotline).look();
    for (const path of ['/', '/auctions/7']) expect(await read(path, 'br')).toBe(PAGE);
    expect(await read('/offline.html', 'identity')).toBe(OFFLINE);
    expect(await read('/old-browser.html', 'identity')).toBe(OLD_BROWSER);
  });
});
