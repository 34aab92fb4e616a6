// Two bidders in browsers of their own, a desk and a phone, on one lot of the site.
import type { Page } from 'playwright-core';
import { bidSmallestStep, DESK, PHONE } from '../../browser/bidding-page';
import type { OpenRow } from '../measuring/row';
import { enrol, makeAuction, makeCitizens } from '../../seed';
import type { PageSite } from './page-bed';
import { openWatched, pressByTurns } from './press-to-price';

/** Nothing ends while it is measured. */
const COUNTDOWN_MS = 30 * 60_000;
const LOOKS = [DESK, PHONE];

export async function openTwoBidders({ browser, pool, baseUrl }: PageSite): Promise<OpenRow> {
  const auction = await makeAuction(pool, {
    lots: 1,
    startsAtMs: Date.now(),
    firstBidMs: COUNTDOWN_MS,
    countdownMs: COUNTDOWN_MS,
  });
  const citizens = await makeCitizens(pool, LOOKS.length);
  const enrolments = await enrol(
    pool,
    auction.id,
    citizens.map(({ id }) => ({ citizenId: id })),
  );
  const [desk, phone] = await Promise.all(LOOKS.map((look) => openWatched(browser, look, baseUrl)));
  if (desk === undefined || phone === undefined) throw new Error('two bidders need two pages');
  for (const [index, page] of [desk, phone].entries()) {
    const ask = (route: string, data: unknown) => askSite(page, baseUrl, { route, data });
    const { username, password } = citizens[index] ?? {};
    const { paddleNo, accessCode } = enrolments[index] ?? {};
    await ask('auth/login', { username, password });
    await ask(`auctions/${auction.id}/room`, { paddleNo, accessCode });
    await page.goto(`/auctions/${auction.id}/lots/${auction.lots[0]?.id}`);
  }
  return {
    measure: (durationMs) =>
      pressByTurns([desk, phone], async (page) => String(await bidSmallestStep(page)), durationMs),
    close: async () => {
      await Promise.all([desk, phone].map((page) => page.context().close()));
    },
  };
}

async function askSite(
  page: Page,
  origin: string,
  { route, data }: { readonly route: string; readonly data: unknown },
): Promise<void> {
  const answer = await page.request.post(`/api/v1/${route}`, { headers: { Origin: origin }, data });
  if (!answer.ok()) throw new Error(`${route} was refused: ${answer.status()} ${await answer.text()}`);
}
