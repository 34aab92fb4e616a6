// After the end anybody takes the record of an auction along and checks it without a network; and a bidder proves each of their bids, the refused ones as well.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OwnBids } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { aSaleWithARunnerUp } from '../bed/finished-sale';
import { openHouse } from '../bed/house';
import { lookAtAllSides } from '../pages/all-sides';
import { arriveAtLot } from '../pages/enter';
import { TRIES_AFTER_RESET } from '../bed/requests';

const WIDTHS_PX = [320, 360, 768, 1440];
const RECORD_WITHIN_MS = 150_000;
const house = openHouse();

async function loadedBy(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await press();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe('the record', () => {
  it('of an auction is loaded from its result and checked without a network, and a changed one is not believed', () =>
    house.journey(async ({ site, visitor }) => {
      const { auctionId } = await aSaleWithARunnerUp(site);
      const facts = async (): Promise<number> =>
        (await fetch(`${site.baseUrl}/api/v1/auctions/${auctionId}/record`)).status;
      await eventually(facts, 200, RECORD_WITHIN_MS);
      const page = await visitor();
      await page.goto(`/results/${auctionId}`);
      const link = page.getByTestId('record-zip');
      await page.getByTestId('open-data').scrollIntoViewIfNeeded();
      await link.waitFor();
      await page.locator('[data-testid=signs-none], [data-testid=signs-found]').waitFor();
      const { name, bytes } = await loadedBy(page, () => link.click());
      expect(name).toBe(`auction-${auctionId}.haopai.zip`);
      expect(await page.getByTestId('to-replay').count()).toBe(1);
      expect(await lookAtAllSides(page, WIDTHS_PX, 0)).toEqual([]);

      await page.getByTestId('to-record-check').click();
      const file = page.getByTestId('record-file');
      await file.waitFor({ state: 'attached' });
      await page.context().setOffline(true);
      const choose = (buffer: Buffer): Promise<void> =>
        file.setInputFiles({ name, mimeType: 'application/zip', buffer });
      await choose(bytes);
      const judged = page.getByTestId('record-judged');
      await eventually(() => judged.getAttribute('data-holds'), 'true');
      await page.context().setOffline(false);
      expect(await lookAtAllSides(page, WIDTHS_PX, 1, [360])).toEqual([]);

      await choose(bytes.subarray(0, bytes.length - 100));
      await page.getByTestId('record-unreadable').waitFor();
      expect(await lookAtAllSides(page, [360], 2)).toEqual([]);
    }));

  it('has each bid, and a bidder takes along the receipt of one that was refused', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [1] });
      const page = await visitor();
      const lot = await arriveAtLot(page, made, made.bidders[0]);
      await lot.isOpen();
      await lot.bid(1000);
      const mark = page.getByTestId('in-log-mark');
      await mark.waitFor();
      const refusedId = randomUUID();
      const { origin } = new URL(page.url());
      const again = await page.request.post(`/api/v1/lots/${made.lots[0]?.id}/bids`, {
        data: { amountFen: 9_000_00, entryId: made.bidders[0]?.entries[0]?.id },
        headers: { origin, 'idempotency-key': refusedId },
        maxRetries: TRIES_AFTER_RESET,
      });
      expect(await again.json()).toMatchObject({ code: 'BID.ALREADY_LEADING' });
      // A refusal is written down behind its answer.
      const written = async (): Promise<number> => {
        const answer = await page.request.get(`/api/v1/me/auctions/${made.auctionId}/bids`, {
          maxRetries: TRIES_AFTER_RESET,
        });
        return ((await answer.json()) as OwnBids).items.length;
      };
      await eventually(written, 2);
      await mark.click();
      const own = page.locator(`[data-testid=own-bid][data-bid="${refusedId}"]`);
      await own.getByTestId('in-log').waitFor();
      expect(await page.getByTestId('own-bid').count()).toBe(2);
      expect(await own.getByTestId('own-bid-why').innerText()).toContain('已经领先');
      const paper = await loadedBy(page, () => own.getByTestId('receipt-pdf').click());
      expect(paper.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const { name, bytes } = await loadedBy(page, () => own.getByTestId('receipt-json').click());
      expect(name).toBe(`receipt-${refusedId}.json`);
      const all = await loadedBy(page, () => page.getByTestId('receipts-json').click());
      expect(all.name).toBe(`receipts-${made.auctionId}.json`);
      // The proof of the bid that one came from lies open.
      await page.getByTestId('bid-proof-lines').waitFor();
      expect(await lookAtAllSides(page, WIDTHS_PX, 3, [360])).toEqual([]);

      await page.goto('/papers/receipt');
      const file = page.getByTestId('receipt-file');
      await file.waitFor({ state: 'attached' });
      await file.setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
      await eventually(() => page.getByTestId('receipt-proved').getAttribute('data-kind'), 'refused');
      await file.setInputFiles({ name: all.name, mimeType: 'application/json', buffer: all.bytes });
      await eventually(() => page.getByTestId('receipts-judged').getAttribute('data-wrong'), '0');
      expect(await page.getByTestId('receipt-row').count()).toBe(2);
      await page.locator('[data-testid=receipt-row] summary').first().click();
      expect(await lookAtAllSides(page, WIDTHS_PX, 4, [360])).toEqual([]);
    }));
});
