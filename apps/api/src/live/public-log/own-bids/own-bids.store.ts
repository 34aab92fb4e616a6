// What a citizen bid in an auction, accepted and refused, in plain SQL: the lots of their entries, those lots' journals, and what was refused to their paddle.
import { Inject, Injectable } from '@nestjs/common';
import type { RefusedOrder } from '@haopai/engine';
import type { ReceiptEvent } from '@haopai/log';
import { type BidAccepted, type CeilingSet, decodeLotEvent } from '@haopai/lot';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import { VersionsByEntry } from './versions-by-entry.store';

/** Of a lot: more than anybody bids. */
const ACCEPTED_MAX = 500;
const REFUSED_MAX = 1_000;
const COUNTS_MAX = 1_000;
const VERSIONS_AT_ONCE = 200;

export interface Bidder {
  readonly title: string;
  readonly paddles: readonly number[];
  /** Entries that stand behind a lot. */
  readonly bound: readonly { readonly entryId: number; readonly lotId: number }[];
}

export interface AcceptedBid {
  readonly lotId: number;
  readonly version: number;
  readonly bid: BidAccepted | CeilingSet;
}

export interface RefusedBid {
  readonly lotId: number;
  readonly kind: RefusedOrder;
  readonly orderId: string;
  readonly amountFen: number;
  readonly receivedAtMs: number;
  readonly code: string;
  readonly priceFen: number | null;
  readonly version: number;
}

/** Refusals of an entry in a minute that have no leaves of their own. */
export interface RefusedCount {
  readonly lotId: number;
  /** The name of its fact in the log. */
  readonly source: string;
  readonly fromMs: number;
  readonly count: number;
}

/** The newest first, and how many at most where there are more. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly cut: number | null;
}

export interface BidLot {
  readonly lotId: number;
  readonly lotNo: number;
  readonly number: string;
}

@Injectable()
export class OwnBidsStore {
  private readonly versions: VersionsByEntry;

  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {
    this.versions = new VersionsByEntry(pool);
  }

  /** Null where there is no such auction in public. Without an enrolment there are no paddles. */
  async bidder(auctionId: number, citizenId: number): Promise<Bidder | null> {
    const [[auction]] = await this.pool.query<RowDataPacket[]>(
      'SELECT title FROM auctions WHERE id = ? AND published_at_ms IS NOT NULL',
      [auctionId],
    );
    if (auction === undefined) return null;
    const [enrolments] = await this.pool.query<RowDataPacket[]>(
      'SELECT paddle_no AS paddleNo FROM enrolments WHERE auction_id = ? AND citizen_id = ? AND paddle_no IS NOT NULL',
      [auctionId, citizenId],
    );
    const [bound] = await this.pool.query<RowDataPacket[]>(
      `SELECT entry_bindings.entry_id AS entryId, entry_bindings.lot_id AS lotId
       FROM enrolments JOIN entries ON entries.enrolment_id = enrolments.id
       JOIN entry_bindings ON entry_bindings.entry_id = entries.id
       WHERE enrolments.auction_id = ? AND enrolments.citizen_id = ?`,
      [auctionId, citizenId],
    );
    return {
      title: String(auction.title),
      paddles: enrolments.map(({ paddleNo }) => Number(paddleNo)),
      bound: bound.map(({ entryId, lotId }) => ({ entryId: Number(entryId), lotId: Number(lotId) })),
    };
  }

  /** Bids by hand, maximum bids, and bids that those made. */
  async accepted({ bound }: Bidder): Promise<Listed<AcceptedBid>> {
    const found = await Promise.all(bound.map(({ entryId, lotId }) => this.acceptedOf(lotId, entryId)));
    return {
      items: found.flatMap(({ items }) => items),
      cut: found.some(({ cut }) => cut !== null) ? ACCEPTED_MAX : null,
    };
  }

  async refused(auctionId: number, { paddles }: Bidder): Promise<Listed<RefusedBid>> {
    if (paddles.length === 0) return { items: [], cut: null };
    const [rows] = await this.pool.query<(RowDataPacket & RefusedBid)[]>(
      `SELECT refused_orders.lot_id AS lotId, kind, order_id AS orderId, amount_fen AS amountFen, received_at_ms AS receivedAtMs,
              code, price_fen AS priceFen, version
       FROM lots JOIN refused_orders ON refused_orders.lot_id = lots.id
       WHERE lots.auction_id = ? AND refused_orders.paddle_no IN (?) ORDER BY received_at_ms DESC LIMIT ${REFUSED_MAX + 1}`,
      [auctionId, paddles],
    );
    const refused = rows.map(
      ({ lotId, kind, orderId, amountFen, receivedAtMs, code, priceFen, version }) => ({
        ...{ lotId, kind, orderId, amountFen, receivedAtMs, code, priceFen, version },
      }),
    );
    return listed(refused, REFUSED_MAX);
  }

  /** Refusals that the log only counts. */
  async counted(auctionId: number, { paddles }: Bidder): Promise<Listed<RefusedCount>> {
    if (paddles.length === 0) return { items: [], cut: null };
    const [rows] = await this.pool.query<(RowDataPacket & RefusedCount)[]>(
      `SELECT refused_counts.lot_id AS lotId, source, from_ms AS fromMs, refusals AS count
       FROM lots JOIN refused_counts ON refused_counts.lot_id = lots.id
       WHERE lots.auction_id = ? AND refused_counts.paddle_no IN (?) ORDER BY from_ms DESC LIMIT ${COUNTS_MAX + 1}`,
      [auctionId, paddles],
    );
    const counts = rows.map(({ lotId, source, fromMs, count }) => ({ lotId, source, fromMs, count }));
    return listed(counts, COUNTS_MAX);
  }

  async lots(lotIds: readonly number[]): Promise<ReadonlyMap<number, BidLot>> {
    if (lotIds.length === 0) return new Map();
    const [rows] = await this.pool.query<RowDataPacket[]>(
      'SELECT id AS lotId, lot_no AS lotNo, plate_number AS number FROM lots WHERE id IN (?)',
      [[...new Set(lotIds)]],
    );
    return new Map(
      rows.map((row) => [
        Number(row.lotId),
        { lotId: Number(row.lotId), lotNo: Number(row.lotNo), number: String(row.number) },
      ]),
    );
  }

  /** The stored text of each version, and the hash of the chain before it. */
  async stored(lotId: number, versions: readonly number[]): Promise<ReadonlyMap<number, ReceiptEvent>> {
    const found = new Map<number, ReceiptEvent>();
    for (let at = 0; at < versions.length; at += VERSIONS_AT_ONCE) {
      const some = versions.slice(at, at + VERSIONS_AT_ONCE);
      const [rows] = await this.pool.query<RowDataPacket[]>(
        'SELECT version, body, LOWER(HEX(hash)) AS hash FROM lot_events WHERE lot_id = ? AND version IN (?)',
        [lotId, [...new Set(some.flatMap((version) => [version - 1, version]))]],
      );
      const events = new Map(rows.map((row) => [Number(row.version), row]));
      for (const version of some) {
        const [before, event] = [events.get(version - 1), events.get(version)];
        if (event === undefined) throw new Error(`event ${version} of lot ${lotId} is missing`);
        found.set(version, { before: String(before?.hash ?? '0'.repeat(64)), body: String(event.body) });
      }
    }
    return found;
  }

  private async acceptedOf(lotId: number, entryId: number): Promise<Listed<AcceptedBid>> {
    const versions = (await this.versions.of(lotId, entryId)).slice(-(ACCEPTED_MAX + 1)).reverse();
    const accepted: AcceptedBid[] = [];
    for (let at = 0; at < versions.length; at += VERSIONS_AT_ONCE) {
      const [rows] = await this.pool.query<(RowDataPacket & { version: number; body: string })[]>(
        'SELECT version, body FROM lot_events WHERE lot_id = ? AND version IN (?) ORDER BY version DESC',
        [lotId, versions.slice(at, at + VERSIONS_AT_ONCE)],
      );
      for (const { version, body } of rows) {
        const bid = decodeLotEvent(body);
        const isBid = bid.type === 'BidAccepted' || bid.type === 'CeilingSet';
        if (isBid && bid.entryId === entryId) accepted.push({ lotId, version, bid });
      }
    }
    return listed(accepted, ACCEPTED_MAX);
  }
}

/** One more was asked for than is listed. */
function listed<Item>(found: readonly Item[], max: number): Listed<Item> {
  return found.length > max ? { items: found.slice(0, max), cut: max } : { items: found, cut: null };
}
