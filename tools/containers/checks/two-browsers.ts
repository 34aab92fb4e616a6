// Two citizens in browsers of their own, a desk and a phone, who outbid each other through nginx until the lot is sold: by what the pages show.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { logIn } from '../../bots/live-client';
import { bidSmallestStep, DESK, PHONE, type SeenLot, seenLot } from '../../browser/bidding-page';
import { enrol, makeCitizens } from '../../seed';
import { BROWSER_FLAGS, obtainBrowser } from '../../test/browser';
import { claim, eventually, type Trial } from './check';

const PATIENCE_MS = 120_000;
/** Longer than a page takes no press after its price has changed, and as people pause. */
const PAUSE_MS = 1_000;

export interface OnSale {
  readonly auctionId: number;
  readonly lotId: number;
  /** Presses in all; whoever makes the last one has it. */
  readonly bids: number;
}

/** Returns the last price, in fen. */
export async function outbidInBrowsers(trial: Trial, sale: OnSale): Promise<number> {
  const browser = await chromium.launch({
    executablePath: await obtainBrowser(() => undefined),
    args: BROWSER_FLAGS,
  });
  try {
    const [desk, phone] = await comeToLot(trial, browser, sale);
    await eventually(PATIENCE_MS, async () => {
      for (const page of [desk, phone]) await shows(page, { phase: 'fiveMinutes' });
    });
    let priceFen = 0;
    let [bidder, other] = [phone, desk];
    for (let turn = 0; turn < sale.bids; turn++) {
      [bidder, other] = [other, bidder];
      await sleep(PAUSE_MS);
      priceFen = await bidSmallestStep(bidder);
      await eventually(PATIENCE_MS, async () => {
        await shows(bidder, { phase: 'oneMinute', priceFen, standing: 'leading' });
        await shows(other, { phase: 'oneMinute', priceFen, standing: turn === 0 ? 'none' : 'outbid' });
      });
    }
    await eventually(PATIENCE_MS, async () => {
      await shows(bidder, { phase: 'sold', priceFen, standing: 'won' });
      await shows(other, { phase: 'sold', priceFen, standing: 'lost' });
    });
    return priceFen;
  } finally {
    await browser.close();
  }
}

/** From the board, by its button into the room and by its row to the lot: what a citizen sees who has logged in. */
async function comeToLot(
  trial: Trial,
  browser: Browser,
  { auctionId, lotId }: OnSale,
): Promise<readonly [Page, Page]> {
  const db = await trial.db();
  const citizens = await makeCitizens(db, 2);
  await enrol(
    db,
    auctionId,
    citizens.map(({ id }) => ({ citizenId: id })),
    trial.keys(),
  );
  const come = async (index: 0 | 1, look: BrowserContextOptions): Promise<Page> => {
    const { username = '', password = '' } = citizens[index] ?? {};
    const page = await openAs(browser, look, { baseURL: trial.site.baseUrl, username, password });
    await page.goto(`/auctions/${auctionId}`);
    await page.getByTestId('room-open').click();
    await page.getByTestId('room-pass').waitFor();
    await page.getByTestId(`board-row-${lotId}`).click();
    await page.getByTestId('lot-phase').waitFor();
    return page;
  };
  return [await come(0, DESK), await come(1, PHONE)];
}

interface Visitor {
  readonly baseURL: string;
  readonly username: string;
  readonly password: string;
}

async function openAs(
  browser: Browser,
  look: BrowserContextOptions,
  { baseURL, username, password }: Visitor,
): Promise<Page> {
  const context = await browser.newContext({ ...look, baseURL });
  context.setDefaultTimeout(PATIENCE_MS);
  const { cookie } = await logIn(baseURL, username, password);
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: baseURL };
  });
  await context.addCookies(cookies);
  return context.newPage();
}

async function shows(page: Page, wanted: Partial<SeenLot>): Promise<void> {
  const seen = await seenLot(page);
  const isSo = Object.entries(wanted).every(([name, value]) => seen[name as keyof SeenLot] === value);
  claim(isSo, `the page shows ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
}
