// Practice, with and without an account, from the front door to the check of browser and connection: on the real pages, with a mark that nothing counts.
import type { Page } from 'playwright-core';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { type Journey, openHouseOn } from '../bed/house';
import { SaleSite } from '../bed/sale-site';
import { BiddingPage } from '../pages/bidding-page';
import { barriersOf, overhangPx } from '../pages/look';
import { SiteHeader } from '../pages/site-header';

const WIDTHS_PX = [360, 1440];
const FIRST_BID_S = 12;
const COUNTDOWN_S = 6;
const ACT_WITHIN_MS = 2_000;
/** Bots outbid each other for so long at most. */
const OVER_WITHIN_MS = 240_000;
const MARK = { zh: '一切都不算数', en: 'Nothing counts' } as const;
const READY = { zh: /可以(放心)?竞买/, en: /You (are ready to|can) bid/ } as const;

const openPracticeHouse = (practicesMax: number) =>
  openHouseOn(() =>
    SaleSite.open({
      HAOPAI_PRACTICE_FIRST_BID_S: String(FIRST_BID_S),
      HAOPAI_PRACTICE_COUNTDOWN_S: String(COUNTDOWN_S),
      HAOPAI_PRACTICES: String(practicesMax),
    }),
  );

/** Whole and without barriers, small and large, and marked as practice. */
async function looksRight(page: Page, mark: string): Promise<void> {
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 800 });
    expect(await overhangPx(page)).toBe(0);
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.getByTestId('practice-mark').innerText()).toContain(mark);
  }
}

/** Both acts of bidding, and the question for which car; again where a bot's bid has moved the amount between the two. */
async function bid(lot: BiddingPage): Promise<void> {
  const { page } = lot;
  const acts = [
    page.locator('[data-testid^=ladder-][aria-disabled=false]').first(),
    lot.submit,
    page.locator('hp-vin-dialog [data-settled=true] .option').first(),
  ];
  const actAndLook = async () => {
    for (const act of acts) await act.click({ timeout: ACT_WITHIN_MS }).catch(() => undefined);
    return lot.standing();
  };
  await eventually(actAndLook, expect.stringMatching(/^(leading|outbid|won)$/));
}

describe('somebody who has never bid', () => {
  const house = openPracticeHouse(LANGUAGES.length);

  // Both at once, one of them without an account: each waits half a minute and more for its lot to be sold.
  it('practises on the real page and checks browser and connection (zh, en)', () =>
    house.journey(async (journey) => {
      const ways = await Promise.allSettled(LANGUAGES.map((language) => practises(journey, language)));
      // Neither is left on the way when the other has failed.
      expect(ways.filter(({ status }) => status === 'rejected')).toEqual([]);
    }));
});

async function practises({ sale, visitor }: Journey<SaleSite>, language: Language): Promise<void> {
  const { bidders } = await sale({});
  const [citizen] = bidders;
  if (citizen === undefined) throw new Error('nobody to practise');
  const page = await visitor();
  if (language !== DEFAULT_LANGUAGE) await logInAs(page, citizen);
  await page.goto('/');
  if (language === 'en') await new SiteHeader(page).readEnglish();
  await page.getByTestId('practise').click();
  await page.waitForURL(/\/practice$/);
  await page.getByTestId('practice-start').waitFor();
  await looksRight(page, MARK[language]);

  await page.getByTestId('practice-start').click();
  await page.waitForURL(/\/practice\/-\d+$/);
  await page.getByTestId('room-pass').waitFor();
  const board = page.url();
  // It opens last: even on a slow machine one is there in time.
  await page.locator('hp-lot-row a').last().click();
  const lot = new BiddingPage(page);
  await lot.isOpen();
  await bid(lot);
  await looksRight(page, MARK[language]);
  await page.reload();
  await lot.isShown();
  expect((await lot.amounts()).length).toBeGreaterThan(0);
  await lot.result.waitFor({ timeout: OVER_WITHIN_MS });

  await page.goto(board);
  await page.getByTestId('room-pass').waitFor();
  await looksRight(page, MARK[language]);
  await page.getByTestId('practice-over').waitFor({ timeout: OVER_WITHIN_MS });
  await page.getByTestId('practice-over').getByRole('link').click();
  await page.waitForURL(/\/practice\/check$/);
  await eventually(() => page.getByTestId('check-grade').innerText(), expect.stringMatching(READY[language]));
  for (const name of ['answer', 'clock'])
    expect(await page.getByTestId(`check-${name}`).innerText()).toMatch(/\d+ (ms|毫秒)/);
  await looksRight(page, MARK[language]);
}

describe('where one practice is all that there is room for', () => {
  const house = openPracticeHouse(1);

  it('the next citizen is told what to do, and the first when the practice is over', () =>
    house.journey(async ({ sale, visitor }) => {
      const { bidders } = await sale({});
      const start = async (index: number): Promise<Page> => {
        const [page, bidder] = [await visitor(), bidders[index]];
        if (bidder === undefined) throw new Error('nobody to practise');
        await logInAs(page, bidder);
        await page.goto('/practice');
        await page.getByTestId('practice-start').click();
        return page;
      };
      const first = await start(0);
      await first.getByTestId('room-pass').waitFor();
      const second = await start(1);
      const refused = second.getByTestId('practice-refused');
      const saysWhy = async () => {
        const words = await refused.innerText();
        // A full machine may not answer in time; the page says so, and one presses again.
        if (words.includes('联系不上')) await second.getByTestId('practice-start').click();
        return words;
      };
      await eventually(saysWhy, expect.stringContaining('请过几分钟再试'));

      const other = await first.context().newPage();
      await other.goto('/practice');
      await other.getByTestId('practice-stop').click();
      await first.getByTestId('practice-gone').waitFor();
      expect(await first.getByTestId('practice-gone').innerText()).toContain('可以重新开始一次');
      await looksRight(first, MARK.zh);
    }));
});
