// Words in the wrong place are told on a page that has some, and on one that is whole there are none.
import { type Browser, chromium } from 'playwright-core';
import { BROWSER_FLAGS } from '../../../../tools/test/browser';
import { bedEnvironment } from '../bed/bed-environment';
import { misplacedIn } from './misplaced';

const WIDE_ENOUGH = 'display: inline-block';

describe('a page whose words are misplaced', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: bedEnvironment().chromium, args: BROWSER_FLAGS });
  });

  afterAll(() => browser.close());

  const foundIn = async (html: string): Promise<readonly string[]> => {
    const page = await browser.newPage();
    await page.setContent(`<style>hp-state-chip { ${WIDE_ENOUGH} }</style><main>${html}</main>`);
    const found = await misplacedIn(page);
    await page.close();
    return found;
  };

  it('is told of states that stand against words or each other, and of none that stand apart', async () => {
    const state = (words: string, style = ''): string =>
      `<hp-state-chip style="${style}">${words}</hp-state-chip>`;
    expect(await foundIn(`<p>郑丽华${state('待付')}</p>`)).toEqual([
      '"郑丽华" stands against the state "待付"',
    ]);
    expect(await foundIn(`<p>${state('进行中')}${state('演练')}</p>`)).toHaveLength(2);
    expect(
      await foundIn(
        `<p>${state('等待首次出价')}<b style="${WIDE_ENOUGH}; margin-left: -9px">2:56:36</b></p>`,
      ),
    ).toHaveLength(1);
    expect(await foundIn(`<p>郑丽华${state('待付', 'margin-left: 8px')}</p>`)).toEqual([]);
    expect(await foundIn(`<p>${state('进行中')}<br>${state('演练')}</p>`)).toEqual([]);
  });

  it('is told of words beyond the left edge, and of those squeezed to a few characters a line', async () => {
    expect(await foundIn('<p style="margin-left: -40px">看不全的字</p>')).toHaveLength(1);
    expect(await foundIn('<p style="width: 1em">一列里的字</p>')).toHaveLength(1);
  });
});
