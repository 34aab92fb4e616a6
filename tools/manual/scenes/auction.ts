// A citizen bids in a live auction: from the list over the room to a lot, is outbid by somebody, and loses the line for a moment.
import { randomUUID } from 'node:crypto';
import { DEFAULT_LADDER_STEP_YUAN } from '@haopai/rules';
import type { Page } from 'playwright-core';
import { LiveClient } from '../../bots';
import type { Ticket } from '../../seed';
import { settle, type Visit } from '../visit';

const YUAN = 100;
const STEP_YUAN = DEFAULT_LADDER_STEP_YUAN;

export interface BiddingScene {
  readonly auctionId: number;
  readonly lotId: number;
  readonly startPriceFen: number;
  readonly bidder: Ticket;
  readonly rival: Rival;
}

/** Somebody else in the room. */
export interface Rival {
  readonly client: LiveClient;
  /** Of the share that stands behind this one's bids. */
  readonly entryId: number;
}

export async function findAuction(visit: Visit, page: Page): Promise<void> {
  await visit.go(page, '/auctions');
  await visit.camera.take('auctions', page, page.locator('main article').nth(1));
}

export async function enterRoom(visit: Visit, page: Page, scene: BiddingScene): Promise<void> {
  await visit.go(page, '/account/enrolments');
  const card = page.getByTestId(`enrolment-${scene.auctionId}`);
  await card.waitFor();
  await visit.camera.take('room', page, card);
  await card.getByTestId('to-room').click();
  await page.getByTestId('room-pass').waitFor();
}

export async function bid(visit: Visit, page: Page, scene: BiddingScene): Promise<void> {
  const { camera } = visit;
  await page.getByTestId(`board-row-${scene.lotId}`).click();
  await hasPhase(page, 'fiveMinutes');
  await camera.take('lot-waiting', page);
  await page.getByTestId(`ladder-${STEP_YUAN}`).click();
  await page.getByTestId('bid-amount').waitFor();
  await camera.take('bid-chosen', page);
  await page.getByTestId('bid-submit').click();
  // With several free shares the page asks for which car; a choice is taken after a moment only.
  const share = page.locator('hp-vin-dialog [data-settled=true] [data-testid^=entry-]').first();
  await share.waitFor();
  await camera.take('bid-entry', page);
  await share.click();
  await hasStanding(page, 'leading');
  await camera.take('bid-leading', page, page.locator('main .columns'));
  await outbid(scene, scene.startPriceFen + 3 * STEP_YUAN * YUAN);
  await hasStanding(page, 'outbid');
  await camera.take('bid-outbid', page);
  await visit.go(page, '/guides');
  await page.getByTestId('outbid-bar').waitFor();
  await camera.take('outbid-elsewhere', page);
}

/** The same citizen in the same room, with a phone. */
export async function bidOnPhone(
  visit: Visit,
  page: Page,
  { auctionId, lotId }: BiddingScene,
): Promise<void> {
  const phone = await visit.moveTo('phone', page);
  await visit.go(phone, `/auctions/${auctionId}`);
  await phone.locator('hp-lot-row').first().waitFor();
  await visit.camera.take('phone-board', phone);
  await visit.go(phone, `/auctions/${auctionId}/lots/${lotId}`);
  await hasStanding(phone, 'outbid');
  await phone.getByTestId(`ladder-${STEP_YUAN}`).click();
  await phone.getByTestId('bid-amount').waitFor();
  await visit.camera.take('phone-bid', phone);
  await phone.getByTestId('plain-switch').click();
  await phone.locator('hp-plain-dock').waitFor();
  await visit.camera.take('phone-plain', phone);
  await phone.context().close();
}

export async function seeMine(visit: Visit, page: Page): Promise<void> {
  await page.getByTestId('to-board').click();
  await page.locator('hp-lot-row').nth(4).waitFor();
  await visit.camera.take('board', page);
}

export async function loseTheLine(
  visit: Visit,
  page: Page,
  { auctionId, lotId }: BiddingScene,
): Promise<void> {
  await visit.go(page, `/auctions/${auctionId}/lots/${lotId}`);
  await hasStanding(page, 'outbid');
  await page.context().setOffline(true);
  await page.locator('[data-testid=connection][data-quality=offline]').waitFor();
  await visit.camera.take('offline', page);
  await page.context().setOffline(false);
}

async function outbid({ lotId, rival }: BiddingScene, amountFen: number): Promise<void> {
  await rival.client.ask('lot.bid', { lotId, bidId: randomUUID(), amountFen, entryId: rival.entryId });
}

async function hasPhase(page: Page, phase: string): Promise<void> {
  await page.locator(`[data-testid=lot-phase][data-phase=${phase}]`).waitFor();
  await settle(page);
}

async function hasStanding(page: Page, standing: string): Promise<void> {
  await page.locator(`[data-testid=lot-state][data-standing=${standing}]`).waitFor();
}
