// The way of a bidder from the front door to a lot: step by step as a person would click and type, or straight there.
import type { Page } from 'playwright-core';
import { enterRoomOf, logInAs } from '../bed/front-door';
import type { Bidder, Sale } from '../bed/sale';
import { BiddingPage } from './bidding-page';
import { press } from './press';

/** On the log-in page. */
export async function logIn(
  page: Page,
  { username, password }: Pick<Bidder, 'username' | 'password'>,
): Promise<void> {
  await page.getByTestId('login-username').fill(username);
  await page.getByTestId('login-password').fill(password);
  await press(page.getByTestId('login-submit'));
  await page.getByTestId('citizen').waitFor();
}

/** On the board of an auction, as whoever has enrolled: one press. */
export async function enterRoom(page: Page): Promise<void> {
  await press(page.getByTestId('room-open'));
  await page.getByTestId('room-pass').waitFor();
}

/** On the board of an auction. */
export async function openLot(page: Page, lotId: number): Promise<BiddingPage> {
  await press(page.getByTestId(`board-row-${lotId}`));
  const lot = new BiddingPage(page);
  await lot.isShown();
  return lot;
}

/** Straight to a lot of the sale, logged in and in the room. */
export async function arriveAtLot(
  page: Page,
  { auctionId, lots }: Sale,
  bidder: Bidder | undefined,
  lotNo = 1,
): Promise<BiddingPage> {
  const lot = lots[lotNo - 1];
  if (lot === undefined || bidder === undefined) throw new Error('the sale has no such lot or bidder');
  await logInAs(page, bidder);
  await enterRoomOf(page, auctionId, bidder);
  await page.goto(`/auctions/${auctionId}/lots/${lot.id}`);
  const shown = new BiddingPage(page);
  await shown.isInRoom();
  return shown;
}
