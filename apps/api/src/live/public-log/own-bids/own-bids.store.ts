// What a citizen bid in an auction, accepted and refused, in plain SQL: the lots of their entries, those lots' journals, and what was refused to their paddle.
import { Inject, Injectable } from '@nestjs/common';
import type { RefusedOrder } from '@haopai/engine';
import { type BidAccepted, type CeilingSet, decodeLotEvent } from '@haopai/lot';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

/** Of a lot: more than anybody bids. */
const ACCEPTED_MAX = 500;
const REFUSED_MAX = 1_000;

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

export interface BidLot {
  readonly lotId: number;
  readonly lotNo: number;
  readonly number: string;
}

@Injectable()
export class OwnBidsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

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
  async accepted({ bound }: Bidder): Promise<readonly AcceptedBid[]> {
    const found = await Promise.all(bound.map(({ entryId, lotId }) => this.acceptedOf(lotId, entryId)));
    return found.flat();
  }

  async refused(auctionId: number, { paddles }: Bidder): Promise<readonly RefusedBid[]> {
    if (paddles.length === 0) return [];
    const [rows] = await this.pool.query<(RowDataPacket & RefusedBid)[]>(
      `SELECT refused_orders.lot_id AS lotId, kind, order_id AS orderId, amount_fen AS amountFen, received_at_ms AS receivedAtMs,
              code, price_fen AS priceFen, version
       FROM lots JOIN refused_orders ON refused_orders.lot_id = lots.id
       WHERE lots.auction_id = ? AND refused_orders.paddle_no IN (?) ORDER BY received_at_ms DESC LIMIT ${REFUSED_MAX}`,
      [auctionId, paddles],
    );
    return rows.map(({ lotId, kind, orderId, amountFen, receivedAtMs, code, priceFen, version }) => ({
      ...{ lotId, kind, orderId, amountFen, receivedAtMs, code, priceFen, version },
    }));
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

  /** The stored text of a version, and the hash of the chain before it. */
  async stored(lotId: number, version: number): Promise<{ readonly before: string; readonly body: string }> {
    const [rows] = await this.pool.query<RowDataPacket[]>(
      'SELECT version, body, LOWER(HEX(hash)) AS hash FROM lot_events WHERE lot_id = ? AND version BETWEEN ? AND ? ORDER BY version',
      [lotId, version - 1, version],
    );
    const [before, event] = version === 1 ? [undefined, rows[0]] : [rows[0], rows[1]];
    if (event === undefined) throw new Error(`event ${version} of lot ${lotId} is missing`);
    return { before: String(before?.hash ?? '0'.repeat(64)), body: String(event.body) };
  }

  private async acceptedOf(lotId: number, entryId: number): Promise<readonly AcceptedBid[]> {
    const [rows] = await this.pool.query<(RowDataPacket & { version: number; body: string })[]>(
      `SELECT version, body FROM lot_events
       WHERE lot_id = ? AND (body LIKE '%"type":"BidAccepted"%' OR body LIKE '%"type":"CeilingSet"%') AND body LIKE ?
       ORDER BY version DESC LIMIT ${ACCEPTED_MAX}`,
      [lotId, `%"entryId":${entryId}%`],
    );
    return rows.flatMap(({ version, body }) => {
      const bid = decodeLotEvent(body);
      const isBid = bid.type === 'BidAccepted' || bid.type === 'CeilingSet';
      return isBid && bid.entryId === entryId ? [{ lotId, version, bid }] : [];
    });
  }
}
