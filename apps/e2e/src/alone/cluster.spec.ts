// Several instances behind nginx: bidders on different ones bid on one lot, and one that dies or leaves takes nothing with it.
import type { Page } from 'playwright-core';
import { verifyJournal } from '../../../../tools/verify-journal/index';
import type { Instance } from '../../../../tools/cluster/index';
import { ClusterSite } from '../bed/cluster-site';
import { eventually } from '../bed/eventually';
import { type Journey, openHouseOn } from '../bed/house';
import { unhurriedMs } from '../bed/pace';
import { type Sale } from '../bed/sale';
import type { BiddingPage } from '../pages/bidding-page';
import { arriveAtLot } from '../pages/enter';

const COUNTDOWN_MS = 6_000;
/** A browser whose instance died comes back first. */
const WITH_A_RETURN_MS = 9_000;
const ONE_BID_MS = 3_000;
/** What is allowed for a crash, and a person's two clicks; longer on a slow machine. */
const BID_AGAIN_WITHIN_MS = 5_000 + 1_500;
const LOADS_MAX = 40;
const OUTAGE_WORDS = '服务中断后恢复，重新计时';
const USUALLY_OPEN_AFTER_MS = 9_000;
const house = openHouseOn(() => ClusterSite.open(), { usuallyOpenAfterMs: USUALLY_OPEN_AFTER_MS });

interface Rivals {
  readonly made: Sale;
  readonly owner: Instance;
  readonly other: Instance;
  /** Their socket stands on the instance that holds the lot. */
  readonly near: BiddingPage;
  /** Their socket stands on another one. */
  readonly far: BiddingPage;
}

async function rivals(
  { site, sale, visitor }: Journey<ClusterSite>,
  countdownMs = COUNTDOWN_MS,
): Promise<Rivals> {
  await site.settle();
  const made = await sale({ countdownMs });
  const owner = await site.ownerOf(made.lots[0]?.id ?? 0);
  const other = site.cluster.instance((owner.no % site.cluster.instances.length) + 1);
  const near = await arriveAtLot(await visitor(), made, made.bidders[0]);
  await bring(near, owner, { site, pages: 1 });
  const far = await arriveAtLot(await visitor(), made, made.bidders[1]);
  await bring(far, other, { site, pages: 2 });
  for (const { page } of [near, far]) await page.evaluate(() => (document.body.dataset['loaded'] = 'once'));
  await near.isOpen();
  return { made, owner, other, near, far };
}

/** nginx leads each new socket anywhere: the page is loaded again until its socket is the only one on this instance. */
async function bring(
  lot: BiddingPage,
  wanted: Instance,
  { site, pages }: { readonly site: ClusterSite; readonly pages: number },
): Promise<void> {
  for (let loads = 0; loads < LOADS_MAX; loads++) {
    await eventually(() => site.sockets(), pages);
    if ((await site.socketsOn(wanted)) === 1) return;
    await lot.page.reload();
    await lot.isShown();
  }
  throw new Error(`after ${LOADS_MAX} loads no socket stands on ${wanted.name}`);
}

/** Not by a reload, which would have lost the mark. */
async function stayedOpen({ page }: { readonly page: Page }): Promise<boolean> {
  return page.evaluate(() => document.body.dataset['loaded'] === 'once');
}

/** Waits for the hammer and looks whether both pages and the journal tell the same, whole story. */
async function soldTo(
  winnerNo: 0 | 1,
  amountsYuan: readonly number[],
  { made, near, far }: Rivals,
  { site }: Journey<ClusterSite>,
): Promise<void> {
  const leader = made.bidders[winnerNo]?.paddleNo;
  const priceFen = (amountsYuan.at(-1) ?? 0) * 100;
  for (const lot of [near, far]) {
    await eventually(() => lot.figures(), { phase: 'sold', priceFen, leader });
    await eventually(() => lot.amounts(), amountsYuan);
    expect(await stayedOpen(lot)).toBe(true);
  }
  const verdict = await verifyJournal(site.db);
  expect(verdict.findings).toEqual([]);
}

async function notes(lot: BiddingPage): Promise<readonly string[]> {
  return (await lot.record()).filter(({ amountYuan }) => amountYuan === null).map(({ words }) => words);
}

describe('two citizens on different instances bid on one lot', () => {
  it('go on within seconds when the instance that holds it is killed, and the record says so', () =>
    house.journey(async (journey) => {
      const { site } = journey;
      const both = await rivals(journey);
      const { owner, near, far } = both;
      await near.bid(0);
      await far.bid(1000);
      await eventually(() => near.standing(), 'outbid');

      await owner.site.kill();
      const killedAt = performance.now();
      await near.bid(1000);
      const nearMs = performance.now() - killedAt;
      await far.bid(2000);
      const farMs = performance.now() - killedAt;
      console.log(`bids after the kill: ${Math.round(nearMs)} ms and ${Math.round(farMs)} ms`);
      expect(nearMs).toBeLessThan(unhurriedMs(BID_AGAIN_WITHIN_MS));
      expect((await site.ownerOf(both.made.lots[0]?.id ?? 0)).name).not.toBe(owner.name);
      for (const lot of [near, far]) expect(await notes(lot)).toContain(OUTAGE_WORDS);
      await soldTo(1, [5000, 6000, 7000, 9000], both, journey);
    }));

  it('notice nothing when the instance that holds it is stopped in good order', () =>
    house.journey(async (journey) => {
      const both = await rivals(journey);
      const { owner, near, far } = both;
      await near.bid(0);
      const stopping = owner.site.stop();
      await far.bid(1000);
      await stopping;
      await near.bid(1000);
      expect(await notes(far)).not.toContain(OUTAGE_WORDS);
      await soldTo(0, [5000, 6000, 7000], both, journey);
    }));

  it('go on when another instance is killed: its browser comes back through nginx, the lot feels nothing', () =>
    house.journey(async (journey) => {
      const { site } = journey;
      const both = await rivals(journey, WITH_A_RETURN_MS);
      const { other, near, far } = both;
      await far.bid(0);
      await other.site.kill();
      await near.bid(1000);
      await eventually(() => far.standing(), 'outbid');
      await far.bid(5000);
      expect(await site.sockets()).toBe(2);
      expect(await notes(near)).not.toContain(OUTAGE_WORDS);
      await soldTo(1, [5000, 6000, 11_000], both, journey);
    }));
});

describe('a citizen whose network lets no WebSocket through', () => {
  it('bids by polling, each request of which reaches the same instance', () =>
    house.journey(async ({ site, sale, visitor }) => {
      await site.settle();
      const made = await sale({ countdownMs: ONE_BID_MS });
      const page = await visitor();
      await page.addInitScript(() => {
        globalThis.WebSocket = class extends WebSocket {
          constructor(url: string | URL) {
            super(new URL('/no-way-through', url));
          }
        };
      });
      const lot = await arriveAtLot(page, made, made.bidders[0]);
      await lot.isOpen();
      await lot.bid(0);
      expect(await site.sockets()).toBe(1);
      await eventually(() => lot.figures(), expect.objectContaining({ phase: 'sold' }));
    }));
});
