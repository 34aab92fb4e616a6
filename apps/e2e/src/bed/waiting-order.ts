// An order of whoever is logged in on a page, made by the same request as the portal's, for journeys that begin with one.
import { randomUUID } from 'node:crypto';
import type { EnrolBody, EnrolmentView } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { aCar } from './newcomer';
import { TRIES_AFTER_RESET } from './requests';

/** For one share of an auction that is to come; its number. */
export async function aWaitingOrder(page: Page, auctionId: number): Promise<string> {
  const { origin } = new URL(page.url());
  const body: EnrolBody = { vins: [aCar()] };
  const answer = await page.request.post(`${origin}/api/v1/auctions/${auctionId}/enrolments`, {
    headers: { Origin: origin, 'Idempotency-Key': randomUUID() },
    data: body,
    maxRetries: TRIES_AFTER_RESET,
  });
  if (!answer.ok()) throw new Error(`nobody could enrol: ${answer.status()} ${await answer.text()}`);
  const { orderNo } = (await answer.json()) as EnrolmentView;
  if (orderNo === null) throw new Error('the enrolment has no order');
  return orderNo;
}
