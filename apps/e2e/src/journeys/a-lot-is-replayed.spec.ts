// After the end anybody plays a lot again from its record, with a mouse or without one; and whoever has the receipt of a bid checks it without a network.
import type { Page } from 'playwright-core';
import type { JournalLine } from '@haopai/contracts';
import { type BidReceipt, formatBidReceipt, type Leaf } from '@haopai/log';
import { makeReceipt, newSigner } from '@haopai/log/testing';
import { eventually } from '../bed/eventually';
import { aSaleWithARunnerUp } from '../bed/finished-sale';
import { MOVING, openHouse } from '../bed/house';
import { type Sale, START_FEN } from '../bed/sale';
import { lookAtAllSides } from '../pages/all-sides';
import { Keyboard } from '../pages/keyboard';
import { barriersOf, settle } from '../pages/look';

const STEP_FEN = 1_000_00;
const WIDTHS_PX = [320, 360, 768, 1440];
const house = openHouse();

interface Shown {
  readonly phase: string | null;
  readonly fen: string | null;
}

async function shownOn(page: Page): Promise<Shown> {
  return {
    phase: await page.getByTestId('replay-phase').getAttribute('data-phase'),
    fen: await page.getByTestId('replay-price').getAttribute('data-fen'),
  };
}

const AT_FIRST: Shown = { phase: 'fiveMinutes', fen: String(START_FEN) };
const SOLD: Shown = { phase: 'sold', fen: String(START_FEN + STEP_FEN) };

describe('a lot that was sold', () => {
  let sale: Sale;
  const lotId = (): number => sale.lots[0]?.id ?? 0;

  beforeAll(() =>
    house.journey(async ({ site }) => {
      sale = await aSaleWithARunnerUp(site);
    }),
  );

  it('is played again from its record, as fast as one likes', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor(MOVING);
      await page.goto(`/results/${sale.auctionId}/lots/${lotId()}`);
      await page.getByTestId('to-replay').click();
      // It plays at once.
      await page.locator('label', { has: page.getByTestId('replay-speed-2') }).click();
      await eventually(() => shownOn(page), SOLD);
      expect(await page.getByTestId('replay-clock').count()).toBe(0);

      // Scheduled, opened, and the first of two bids.
      await page.getByTestId('replay-line').nth(2).click();
      await eventually(() => shownOn(page), { phase: 'oneMinute', fen: String(START_FEN) });
      await page.getByTestId('replay-after').click();
      await eventually(() => shownOn(page), { phase: 'oneMinute', fen: SOLD.fen });
      expect(await lookAtAllSides(page, WIDTHS_PX, 0, [360])).toEqual([]);
    }));

  it('is checked, and played, with one press each on its own page', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor(MOVING);
      await page.goto(`/auctions/${sale.auctionId}/lots/${lotId()}`);
      await page.getByTestId('proof-check').click();
      await eventually(
        () => page.getByTestId('proof-verdict').innerText(),
        expect.stringContaining('没有被改过'),
      );
      expect(await barriersOf(page)).toEqual([]);
      expect(await lookAtAllSides(page, WIDTHS_PX, 0, [360])).toEqual([]);
      await page.getByTestId('proof-replay').click();
      await eventually(() => shownOn(page), SOLD);
    }));

  it('is played, sought and left again with a keyboard alone', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor();
      await page.goto(`/results/${sale.auctionId}/lots/${lotId()}/replay`);
      await settle(page);
      const keyboard = new Keyboard(page);
      await keyboard.reach('replay-slider');
      await page.keyboard.press('End');
      await eventually(() => shownOn(page), SOLD);
      await page.keyboard.press('Home');
      await eventually(() => shownOn(page), AT_FIRST);
      await page.keyboard.press('ArrowRight');
      await eventually(() => page.getByTestId('replay-slider').inputValue(), '1');

      await keyboard.press('replay-play', 'Space');
      await keyboard.reach('replay-speed-1');
      await page.keyboard.press('ArrowRight');
      await eventually(() => page.getByTestId('replay-speed-2').isChecked(), true);
      await eventually(() => shownOn(page), SOLD);

      const lines = page.getByTestId('replay-line');
      await keyboard.reach('replay-line');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await eventually(() => lines.nth(1).getAttribute('aria-current'), 'true');
      await eventually(() => shownOn(page), AT_FIRST);
      await keyboard.follow(`/results/${sale.auctionId}/lots/${lotId()}`);
      await page.getByTestId('record-result').waitFor();
    }));

  it('has bids whose receipts are checked without a network, and not believed when they were changed', () =>
    house.journey(async ({ site, visitor }) => {
      const page = await visitor();
      await page.goto('/papers');
      await page.getByTestId('to-receipt').click();
      const file = page.getByTestId('receipt-file');
      await file.waitFor({ state: 'attached' });
      const receipt = await receiptOf(site.baseUrl, new URL(page.url()).origin);
      const choose = (chosen: BidReceipt): Promise<void> =>
        file.setInputFiles({
          ...{ name: 'receipt.json', mimeType: 'application/json' },
          buffer: Buffer.from(formatBidReceipt(chosen)),
        });

      await page.context().setOffline(true);
      await choose({ ...receipt, told: { ...receipt.told, amountFen: START_FEN * 2 } });
      const refused = page.getByTestId('receipt-refused');
      await eventually(() => refused.getAttribute('data-code'), 'LOG.TOLD_OTHERWISE');
      await choose(receipt);
      await page.getByTestId('receipt-proved').waitFor();
      expect(await page.getByTestId('receipt-says').first().innerText()).toContain('¥5,000');
      await page.context().setOffline(false);
      expect(await lookAtAllSides(page, WIDTHS_PX, 1, [360])).toEqual([]);
    }));

  /** Of the lot's first bid, in a log of the lot's own facts. */
  async function receiptOf(baseUrl: string, origin: string): Promise<BidReceipt> {
    const { auctionId } = sale;
    const answer = await fetch(`${baseUrl}/api/v1/results/${auctionId}/lots/${lotId()}/journal?size=500`);
    const { items } = (await answer.json()) as { readonly items: readonly JournalLine[] };
    const index = items.findIndex(({ body }) => body.includes('"BidAccepted"'));
    const body = items[index]?.body ?? '';
    const { bidId, amountFen, atMs } = JSON.parse(body) as {
      readonly bidId: string;
      readonly amountFen: number;
      readonly atMs: number;
    };
    return makeReceipt({
      leaves: items.map(({ version, hash }): Leaf => ({ kind: 'event', lotId: lotId(), version, hash })),
      index,
      bid: {
        ...{ site: origin, lotId: lotId(), bidId, event: { before: items[index - 1]?.hash ?? '', body } },
        told: { outcome: 'accepted', amountFen, atMs, code: null, auctionId, plate: '浙G8888A' },
      },
      log: newSigner('haopai.example'),
      witnesses: [{ signer: newSigner('notary.example', 'cosignature'), atMs: Date.now() }],
    });
  }
});
