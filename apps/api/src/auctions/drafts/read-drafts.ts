// Use cases: staff read auctions in every state, their lots, and what a citizen will see of a draft.
import { Injectable } from '@nestjs/common';
import type {
  AdminAuctionDetail,
  AdminAuctionView,
  AdminLotView,
  AuctionPreview,
  NearAuction,
  Page,
  StockPlateView,
} from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { BiddingTimesStore, untouchedFigures } from '../public';
import { RefusalError } from '../../platform/errors';
import { FindResults } from '../results';
import { ReadStops } from '../stops';
import { DraftLotsStore } from './draft-lots.store';
import { type AuctionSearch, DraftsStore } from './drafts.store';
import { ChecksStore } from './checks.store';
import { FindObstacles } from './find-obstacles';
import { JudgeNotice } from './judge-notice';
import { PlateClaimsStore, type StockSearch } from './plate-claims.store';

@Injectable()
export class ReadDrafts {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly lots: DraftLotsStore,
    private readonly claims: PlateClaimsStore,
    private readonly obstacles: FindObstacles,
    private readonly notice: JudgeNotice,
    private readonly times: BiddingTimesStore,
    private readonly stops: ReadStops,
    private readonly results: FindResults,
    private readonly checks: ChecksStore,
  ) {}

  async page(
    actor: Actor,
    search: AuctionSearch,
    page: number,
    size: number,
  ): Promise<Page<AdminAuctionView> | RefusalError> {
    const refusal = actor.lacks('auctions.read');
    if (refusal !== undefined) return refusal;
    return { ...(await this.drafts.page(search, size, (page - 1) * size)), page, size };
  }

  async byId(actor: Actor, auctionId: number): Promise<AdminAuctionDetail | RefusalError> {
    const auction = await this.found(actor, auctionId);
    if (auction instanceof RefusalError) return auction;
    const isDraft = auction.state === 'draft';
    const [found, notice, overlaps, notes, stops, result, checks] = await Promise.all([
      isDraft ? this.obstacles.to(null, auction, actor) : [],
      isDraft ? this.notice.of(null, auction) : null,
      isDraft ? this.times.overlapping(auctionId) : [],
      this.drafts.notesOf(auctionId),
      this.stops.ofAuction(auctionId),
      auction.state === 'past' ? this.results.sumsOf(auctionId) : null,
      isDraft ? this.checks.of(null, auctionId, auction.version) : [],
    ]);
    const claimed = found.flatMap(({ data }) => ('plates' in data ? data.plates : []));
    const near = found.map(({ data }) => data).find(isNear) ?? null;
    const obstacles = found.map(({ code }) => code);
    return { ...auction, obstacles, claimed, near, notice, overlaps, notes, stops, result, checks };
  }

  async lotsOf(
    actor: Actor,
    { auctionId, contains }: { readonly auctionId: number; readonly contains: string | null },
    page: number,
    size: number,
  ): Promise<Page<AdminLotView> | RefusalError> {
    const auction = await this.found(actor, auctionId);
    if (auction instanceof RefusalError) return auction;
    return { ...(await this.lots.page(auctionId, contains, size, (page - 1) * size)), page, size };
  }

  /** As if it were published, before the first bid. */
  async preview(actor: Actor, auctionId: number): Promise<AuctionPreview | RefusalError> {
    const auction = await this.found(actor, auctionId);
    if (auction instanceof RefusalError) return auction;
    const lots = await this.lots.all(null, auctionId);
    const { id, title, startsAtMs, endedAtMs, lotCount, depositFen, sharesMax } = auction;
    const { paymentDays, firstBidMs, countdownMs, ladderFen, pickUpText, isDrill } = auction;
    const { enrolmentOpensAtMs, enrolmentClosesAtMs, limitFactor } = auction;
    return {
      auction: {
        ...{ id, title, state: 'coming', startsAtMs, endedAtMs, lotCount, depositFen, sharesMax },
        ...{ paymentDays, firstBidMs, countdownMs, ladderFen, isDrill, stop: auction.stop },
        ...{ enrolmentOpensAtMs, enrolmentClosesAtMs, limitFactor },
      },
      lots: lots.map(({ lotId, lotNo, plate, startPriceFen, opensAtMs }) => ({
        ...untouchedFigures(lotId),
        ...{ auctionId, lotNo, plate, startPriceFen, opensAtMs },
      })),
      pickUpText,
    };
  }

  async stock(
    actor: Actor,
    auctionId: number,
    search: StockSearch,
    page: number,
    size: number,
  ): Promise<Page<StockPlateView> | RefusalError> {
    const auction = await this.found(actor, auctionId);
    if (auction instanceof RefusalError) return auction;
    return { ...(await this.claims.freeStock(auctionId, search, size, (page - 1) * size)), page, size };
  }

  private async found(actor: Actor, auctionId: number): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.read');
    if (refusal !== undefined) return refusal;
    return (await this.drafts.byId(null, auctionId)) ?? new RefusalError('AUCTION.NOT_FOUND', { auctionId });
  }
}

function isNear(data: object): data is NearAuction {
  return 'freeFromAtMs' in data;
}
