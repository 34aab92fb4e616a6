// Lots whose winners did not pay, who else had bid for them, and what was offered to whom, in plain SQL. Who bid what is the word of the journal.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { decodeLotEvent } from '@haopai/lot';
import type { Language } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

export interface LostLot {
  readonly lotId: number;
  readonly plate: PlateView;
  /** Of the winner who did not pay. */
  readonly enrolmentId: number;
  readonly auction: { readonly id: number; readonly title: string; readonly startsAtMs: number };
}

export interface NextBidder {
  readonly paddleNo: number;
  /** Their own last bid. */
  readonly amountFen: number;
  readonly citizenId: number;
  readonly language: Language;
  readonly vin: string;
}

/** Of each entry, in fen. */
type LastBids = ReadonlyMap<number, number>;

/** Of a journal, in one statement: a long one leaves others their turn. */
const EVENTS_AT_ONCE = 1_000;

type LotRow = Omit<PlateView, 'isPersonalised'> & {
  readonly isPersonalised: 0 | 1;
  readonly state: string | null;
  readonly enrolmentId: number | null;
  readonly auctionId: number;
  readonly title: string;
  readonly startsAtMs: number;
};

const LOT = `
  SELECT lots.plate_number AS number, lots.plate_kind AS kind, lots.plate_colour AS colour,
    lots.is_personalised AS isPersonalised, lots.region, won_lots.state, won_lots.enrolment_id AS enrolmentId,
    auctions.id AS auctionId, auctions.title, auctions.starts_at_ms AS startsAtMs
  FROM lots JOIN auctions ON auctions.id = lots.auction_id LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  WHERE lots.id = :lotId AND lots.auction_id = :auctionId FOR UPDATE`;

/** Whoever was put out of the auction is offered nothing. */
const BIDDERS = `
  SELECT entries.id AS entryId, entries.vin, enrolments.paddle_no AS paddleNo, enrolments.citizen_id AS citizenId,
    enrolments.language
  FROM entries JOIN enrolments ON enrolments.id = entries.enrolment_id
  WHERE entries.id IN (:entryIds) AND enrolments.id <> :enrolmentId AND NOT EXISTS (
    SELECT 1 FROM disqualifications barred
    WHERE barred.auction_id = enrolments.auction_id AND barred.paddle_no = enrolments.paddle_no)`;

@Injectable()
export class NextBiddersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Locked: of two who offer it one does. `null` for a lot that is not of this auction, `notDefaulted` while nobody has let it lapse. */
  async lock(
    transaction: Transaction,
    auctionId: number,
    lotId: number,
  ): Promise<LostLot | 'notDefaulted' | null> {
    const [row] = await this.connection.query<LotRow>(LOT, {
      type: QueryTypes.SELECT,
      replacements: { auctionId, lotId },
      transaction,
    });
    if (row === undefined) return null;
    const { number, kind, colour, region, state, enrolmentId, title, startsAtMs } = row;
    if (state !== 'defaulted' || enrolmentId === null) return 'notDefaulted';
    const plate = { number, kind, colour, isPersonalised: row.isPersonalised !== 0, region };
    return { lotId, plate, enrolmentId, auction: { id: row.auctionId, title, startsAtMs } };
  }

  /** Who else has bid, each at their own last bid, the highest first. */
  async bidders(
    transaction: Transaction,
    { enrolmentId }: LostLot,
    lastBids: LastBids,
  ): Promise<readonly NextBidder[]> {
    const rows = await this.connection.query<Omit<NextBidder, 'amountFen'> & { readonly entryId: number }>(
      BIDDERS,
      {
        type: QueryTypes.SELECT,
        replacements: { entryIds: [0, ...lastBids.keys()], enrolmentId },
        transaction,
      },
    );
    return rows
      .map(({ entryId, ...bidder }) => ({ ...bidder, amountFen: lastBids.get(entryId) ?? 0 }))
      .sort((one, other) => other.amountFen - one.amountFen);
  }

  /** Read before anything is locked: the journal of a lot whose winner did not pay never changes. `null` while nobody has let it lapse. The price strictly rises, so of each entry the last bid is its highest. */
  async lastBids(lotId: number): Promise<LastBids | null> {
    const lapsed = await this.connection.query(
      `SELECT lot_id FROM won_lots WHERE lot_id = ? AND state = 'defaulted'`,
      { type: QueryTypes.SELECT, replacements: [lotId] },
    );
    if (lapsed.length === 0) return null;
    const bids = new Map<number, number>();
    let read = EVENTS_AT_ONCE;
    for (let version = 0; read === EVENTS_AT_ONCE;) {
      const rows = await this.connection.query<{ version: number; body: string }>(
        `SELECT version, body FROM lot_events WHERE lot_id = ? AND version > ? ORDER BY version LIMIT ${EVENTS_AT_ONCE}`,
        { type: QueryTypes.SELECT, replacements: [lotId, version] },
      );
      for (const { body } of rows) {
        const event = decodeLotEvent(body);
        if (event.type === 'BidAccepted') bids.set(event.entryId, event.amountFen);
      }
      version = rows.at(-1)?.version ?? version;
      read = rows.length;
    }
    return bids;
  }

  async isOffered(transaction: Transaction, lotId: number): Promise<boolean> {
    const rows = await this.connection.query('SELECT lot_id FROM next_bidder_offers WHERE lot_id = ?', {
      type: QueryTypes.SELECT,
      replacements: [lotId],
      transaction,
    });
    return rows.length > 0;
  }

  async add(
    transaction: Transaction,
    lotId: number,
    orderId: number,
    { paddleNo, amountFen }: NextBidder,
  ): Promise<void> {
    await this.connection.query(
      `INSERT INTO next_bidder_offers (lot_id, order_id, paddle_no, amount_fen, at_ms)
       VALUES (?, ?, ?, ?, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, replacements: [lotId, orderId, paddleNo, amountFen], transaction },
    );
  }
}
