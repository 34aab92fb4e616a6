// A live sale for specs, seen from one instance: auctions that open now, bidders in the room, watchers, bids.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Answer,
  BidReceipt,
  LotView,
  ProxyCancellation,
  ProxyReceipt,
  RecordLine,
} from '@haopai/contracts';
import { anAuction, anEnrolment, type TestAuction, type TestEnrolment } from './build-auctions';
import { aCitizen } from './build-citizens';
import type { HttpClient } from './http-client';
import { LiveClient } from './live-client';
import type { RunningApp } from './running-app';
import { PATIENCE_MS, waitUntil } from './wait-until';

export interface FloorBidder {
  readonly http: HttpClient;
  readonly live: LiveClient;
  readonly enrolment: TestEnrolment;
}

export type BidAnswer = Answer<BidReceipt>;

const TRY_AGAIN_AFTER_MS = 100;

/** What a floor needs of the api, in this process or in its own. */
export type OpenSite = Pick<RunningApp, 'url' | 'pool' | 'client' | 'clientOf'>;

export class SaleFloor<Site extends OpenSite = RunningApp> {
  private readonly clients: LiveClient[] = [];

  constructor(readonly running: Site) {}

  /** Opens its lots at once unless told otherwise; long first countdown, short one after a bid. */
  auction(given: Parameters<typeof anAuction>[1] = {}): Promise<TestAuction> {
    const short = { startsAtMs: Date.now(), firstBidMs: 600_000, countdownMs: 5_000 };
    return anAuction(this.running.pool, { ...short, ...given });
  }

  async openAuction(given: Parameters<typeof anAuction>[1] = {}): Promise<TestAuction> {
    const auction = await this.auction(given);
    for (const { id } of auction.lots) await this.untilPhase(id, 'fiveMinutes');
    return auction;
  }

  async watcher(http?: HttpClient): Promise<LiveClient> {
    const client = await LiveClient.connect(this.running.url, http);
    this.clients.push(client);
    return client;
  }

  /** Logged in here and in the auction's room. */
  async bidder({ id: auctionId }: TestAuction): Promise<FloorBidder> {
    const citizen = await aCitizen(this.running.pool);
    const enrolment = await anEnrolment(this.running.pool, { auctionId, citizenId: citizen.id });
    const http = await this.running.clientOf(citizen);
    const live = await this.watcher(http);
    const { paddleNo, accessCode } = enrolment;
    const pass = await live.ask('auction.enter', { auctionId, paddleNo, accessCode });
    if (!pass.ok) throw new Error(`no entry: ${pass.code}`);
    return { http, live, enrolment };
  }

  /** The same bidder at this instance: session and pass are in its cookies, or found in Redis. */
  async welcome({ http, enrolment }: FloorBidder): Promise<FloorBidder> {
    return { http, live: await this.watcher(http), enrolment };
  }

  async lot(lotId: number): Promise<LotView> {
    const { body } = await this.running.client().get(`/api/v1/lots/${lotId}`);
    return body as LotView;
  }

  untilPhase(lotId: number, phase: LotView['phase']): Promise<void> {
    return waitUntil(async () => (await this.lot(lotId)).phase === phase);
  }

  /** The whole bid record, oldest first. */
  async record(lotId: number): Promise<readonly RecordLine[]> {
    const { body } = await this.running.client().get(`/api/v1/lots/${lotId}/record?size=200`);
    return (body as { items: readonly RecordLine[] }).items;
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

/** One bid by socket. */
export function bid(
  { live, enrolment }: FloorBidder,
  lotId: number,
  yuan: number,
  bidId: string = randomUUID(),
): Promise<BidAnswer> {
  const entryId = enrolment.entries[0]?.id ?? 0;
  return live.ask('lot.bid', { lotId, bidId, amountFen: yuan * 100, entryId });
}

/** One ceiling by socket. */
export function setCeiling(
  { live, enrolment }: FloorBidder,
  lotId: number,
  yuan: number,
  more: { readonly proxyId?: string; readonly entryId?: number } = {},
): Promise<Answer<ProxyReceipt>> {
  const own = { proxyId: randomUUID(), entryId: enrolment.entries[0]?.id ?? 0 };
  return live.ask('lot.proxy', { lotId, ceilingFen: yuan * 100, ...own, ...more });
}

export function cancelCeiling(
  { live }: FloorBidder,
  lotId: number,
  proxyId: string = randomUUID(),
): Promise<Answer<ProxyCancellation>> {
  return live.ask('lot.proxy.cancel', { lotId, proxyId });
}

/** The same bid again and again until the program knows the answer. */
export async function bidUntilKnown(
  bidder: FloorBidder,
  lotId: number,
  yuan: number,
  bidId: string = randomUUID(),
  maxMs = PATIENCE_MS,
): Promise<BidAnswer> {
  const giveUpAt = performance.now() + maxMs;
  for (;;) {
    const answer = await bid(bidder, lotId, yuan, bidId);
    const isKnown = answer.ok || answer.code !== 'SERVER.UNAVAILABLE';
    if (isKnown || performance.now() > giveUpAt) return answer;
    await sleep(TRY_AGAIN_AFTER_MS);
  }
}
