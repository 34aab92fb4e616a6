// What is looked for on every page is seen where it is: barriers on a page that has some.
import { type Browser, chromium } from 'playwright-core';
import { BROWSER_FLAGS } from '../../../../tools/test/browser';
import { bedEnvironment } from '../bed/bed-environment';
import { barriersOf } from './look';

const PAGE = `<!doctype html><html lang="zh"><title>号牌</title><main><h1>号牌</h1>
  <img src="data:,"><p style="color: #aaa; background: #fff">看不清</p><div id="part"><input></div></main></html>`;

describe('a page with barriers', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: bedEnvironment().chromium, args: BROWSER_FLAGS });
  });

  afterAll(() => browser.close());

  it('is told of each, and in a part of it of those of the part alone', async () => {
    const page = await browser.newPage();
    await page.setContent(PAGE);
    const idsOf = async (part?: string) =>
      (await barriersOf(page, part)).map((barrier) => (barrier as { id: string }).id);
    expect(await idsOf()).toEqual(expect.arrayContaining(['image-alt', 'color-contrast', 'label']));
    expect(await idsOf('#part')).toEqual(['label']);
  });
});
