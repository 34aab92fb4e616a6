// Finds published auctions. Whether one has started is the database's clock's word, which is the auction's clock.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { AuctionState, AuctionStopView, AuctionView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { col, fn, literal, Op, type Order, type WhereOptions } from 'sequelize';
import { AuctionModel, ladderFromText } from '../../platform/database';
import { StandingStopsStore } from './standing-stops.store';

const NOW_MS = literal(SERVER_NOW_MS);
const LOT_COUNT = literal('(SELECT COUNT(*) FROM lots WHERE lots.auction_id = auction.id)');

const PUBLISHED: WhereOptions = { publishedAtMs: { [Op.lte]: NOW_MS } };

const WHERE: Readonly<Record<AuctionState, WhereOptions>> = {
  coming: { startsAtMs: { [Op.gt]: NOW_MS }, endedAtMs: null },
  live: { startsAtMs: { [Op.lte]: NOW_MS }, endedAtMs: null },
  past: { endedAtMs: { [Op.ne]: null } },
};

/** What is next comes first, and of what is over the newest; of what runs a drill stands in front of no sale. */
const ORDER: Readonly<Record<AuctionState, Order>> = {
  coming: [
    [col('starts_at_ms'), 'ASC'],
    [col('id'), 'ASC'],
  ],
  live: [
    [col('is_drill'), 'ASC'],
    [col('starts_at_ms'), 'ASC'],
    [col('id'), 'ASC'],
  ],
  past: [
    [col('ended_at_ms'), 'DESC'],
    [col('id'), 'DESC'],
  ],
};
const NEWEST_FIRST: Order = [
  [col('starts_at_ms'), 'DESC'],
  [col('id'), 'DESC'],
];

@Injectable()
export class AuctionsStore {
  constructor(
    @InjectModel(AuctionModel) private readonly auctions: typeof AuctionModel,
    private readonly stops: StandingStopsStore,
  ) {}

  /** Null when there is none, or only a draft. */
  async byId(id: number): Promise<AuctionView | null> {
    const row = await this.auctions.findOne({ ...columns(), where: { [Op.and]: [PUBLISHED, { id }] } });
    const [view] = row === null ? [] : await this.viewsOf([row]);
    return view ?? null;
  }

  /** Those of these that are published. */
  async byIds(ids: readonly number[]): Promise<readonly AuctionView[]> {
    if (ids.length === 0) return [];
    const where = { [Op.and]: [PUBLISHED, { id: [...ids] }] };
    return this.viewsOf(await this.auctions.findAll({ ...columns(), where }));
  }

  /** Another text whenever one has been published, has started, was stopped or has ended. */
  async stages(): Promise<string> {
    const [row] = await this.auctions.findAll({
      attributes: [
        [fn('COUNT', col('id')), 'count'],
        [fn('SUM', literal(`published_at_ms <= ${SERVER_NOW_MS}`)), 'published'],
        [fn('SUM', literal(`starts_at_ms <= ${SERVER_NOW_MS}`)), 'started'],
        [fn('COUNT', col('ended_at_ms')), 'ended'],
        [fn('SUM', col('stop_id')), 'stops'],
      ],
      raw: true,
    });
    return JSON.stringify(row);
  }

  /** One page of those that have ended and were no drills. Pages count from 1. */
  pastSales(page: number, size: number): Promise<{ items: readonly AuctionView[]; total: number }> {
    return this.pageOf([WHERE.past, { isDrill: false }], ORDER.past, page, size);
  }

  /** One page of those in a state, or of all, drills among them. Pages count from 1. */
  page(
    state: AuctionState | null,
    page: number,
    size: number,
  ): Promise<{ items: readonly AuctionView[]; total: number }> {
    return state === null
      ? this.pageOf([], NEWEST_FIRST, page, size)
      : this.pageOf([WHERE[state]], ORDER[state], page, size);
  }

  private async pageOf(
    conditions: readonly WhereOptions[],
    order: Order,
    page: number,
    size: number,
  ): Promise<{ items: readonly AuctionView[]; total: number }> {
    const where: WhereOptions = { [Op.and]: [PUBLISHED, ...conditions] };
    const [rows, total] = await Promise.all([
      this.auctions.findAll({
        ...columns(),
        ...{ where, order },
        limit: size,
        offset: (page - 1) * size,
      }),
      this.auctions.count({ where }),
    ]);
    return { items: await this.viewsOf(rows), total };
  }

  private async viewsOf(rows: readonly AuctionModel[]): Promise<readonly AuctionView[]> {
    const stops = await this.stops.byIds(rows.flatMap(({ stopId }) => stopId ?? []));
    return rows.map((row) => toAuctionView(row, stops.get(row.stopId ?? 0) ?? null));
  }
}

function columns(): { attributes: { include: [typeof NOW_MS, string][] } } {
  return {
    attributes: {
      include: [
        [NOW_MS, 'nowMs'],
        [LOT_COUNT, 'lotCount'],
      ],
    },
  };
}

function toAuctionView(row: AuctionModel, stop: AuctionStopView | null): AuctionView {
  const nowMs = Number(row.get('nowMs'));
  return {
    id: row.id,
    title: row.title,
    state: stateAt(row, nowMs),
    startsAtMs: row.startsAtMs,
    endedAtMs: row.endedAtMs,
    lotCount: Number(row.get('lotCount')),
    depositFen: row.depositFen,
    sharesMax: row.sharesMax,
    paymentDays: row.paymentDays,
    firstBidMs: row.firstBidMs,
    countdownMs: row.countdownMs,
    ladderFen: ladderFromText(row.ladderFen),
    enrolmentOpensAtMs: row.enrolmentOpensAtMs,
    enrolmentClosesAtMs: row.enrolmentClosesAtMs,
    isDrill: row.isDrill,
    limitFactor: row.limitFactor,
    stop,
  };
}

function stateAt({ startsAtMs, endedAtMs }: AuctionModel, nowMs: number): AuctionState {
  if (endedAtMs !== null) return 'past';
  return startsAtMs <= nowMs ? 'live' : 'coming';
}
