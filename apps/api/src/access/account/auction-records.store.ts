// What a citizen did in auctions: their enrolments, and the bids of their entries as the journals have them.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { RefusedOrder } from '@haopai/engine';
import { decodeLotEvent } from '@haopai/lot';
import type { PlateVehicle } from '@haopai/rules/plates';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { PersonalData } from '../../platform/personal-data';

export interface EnrolmentRecord {
  readonly auctionId: number;
  readonly auctionTitle: string;
  /** Then nothing of it counted. */
  readonly isDrill: boolean;
  readonly state: 'unpaid' | 'paid' | 'lapsed' | 'cancelled';
  /** Null until it was paid. */
  readonly paddleNo: number | null;
  readonly accessCode: string | null;
  readonly paidAtMs: number | null;
  readonly entries: readonly ({
    readonly vin: string;
    readonly plateNumber: string | null;
  } & DeclaredVehicle)[];
}

/** Which vehicle the car is (ADR 93); both null where nobody has said. */
export interface DeclaredVehicle {
  readonly vehicle: PlateVehicle | null;
  readonly vehicleSaidBy: 'citizen' | 'register' | null;
}

/** Of a plate at a fixed price. */
export interface PurchaseRecord extends DeclaredVehicle {
  readonly orderNo: string;
}

export interface ReservationRecord extends DeclaredVehicle {
  readonly plateNumber: string;
  readonly vin: string;
  readonly state: string;
  readonly reason: string | null;
  readonly createdAtMs: number;
}

export interface BidRecord {
  readonly auctionId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly paddleNo: number;
  readonly vin: string;
  readonly amountFen: number;
  readonly atMs: number;
}

/** A bid or maximum bid that its lot refused. */
export interface RefusedBidRecord {
  readonly auctionId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly paddleNo: number;
  readonly kind: RefusedOrder;
  readonly amountFen: number;
  readonly atMs: number;
  readonly code: string;
}

type EnrolmentRow = Omit<EnrolmentRecord, 'entries' | 'accessCode' | 'isDrill'> & {
  readonly isDrill: 0 | 1;
  readonly id: number;
  readonly accessCodeSealed: string | null;
  readonly vin: string | null;
  readonly plateNumber: string | null;
} & DeclaredVehicle;

type BidRow = Omit<BidRecord, 'amountFen'> & { readonly body: string };

const ENTRIES_MAX = 2_000;
const BIDS_MAX = 5_000;
const RESERVATIONS_MAX = 1_000;
const PURCHASES_MAX = 2_000;

const VEHICLE = `said.vehicle,
    CASE said.is_seen WHEN 1 THEN 'register' WHEN 0 THEN 'citizen' END AS vehicleSaidBy`;
const saidOf = (kind: 'entry' | 'reservation' | 'order', holderId: string): string =>
  `LEFT JOIN declared_vehicles said ON said.kind = '${kind}' AND said.holder_id = ${holderId}`;

const ENROLMENTS = `
  SELECT enrolments.id, enrolments.auction_id AS auctionId, auctions.title AS auctionTitle, auctions.is_drill AS isDrill, enrolments.state,
    enrolments.paddle_no AS paddleNo, enrolments.access_code_sealed AS accessCodeSealed, enrolments.paid_at_ms AS paidAtMs, entries.vin, lots.plate_number AS plateNumber, ${VEHICLE}
  FROM enrolments
  JOIN auctions ON auctions.id = enrolments.auction_id
  LEFT JOIN entries ON entries.enrolment_id = enrolments.id
  LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id
  LEFT JOIN lots ON lots.id = entry_bindings.lot_id
  ${saidOf('entry', 'entries.id')}
  WHERE enrolments.citizen_id = ?
  ORDER BY enrolments.id DESC, entries.id LIMIT ${ENTRIES_MAX}`;

/** An entry bids on the one lot that it is bound to: only those journals are read. */
const BIDS = `
  SELECT lots.auction_id AS auctionId, lots.lot_no AS lotNo, lots.plate_number AS plateNumber,
    enrolments.paddle_no AS paddleNo, entries.vin, lot_events.at_ms AS atMs, lot_events.body
  FROM enrolments
  JOIN entries ON entries.enrolment_id = enrolments.id
  JOIN entry_bindings ON entry_bindings.entry_id = entries.id
  JOIN lots ON lots.id = entry_bindings.lot_id
  JOIN lot_events ON lot_events.lot_id = lots.id
  WHERE enrolments.citizen_id = ?
    AND JSON_UNQUOTE(JSON_EXTRACT(lot_events.body, '$.type')) = 'BidAccepted'
    AND CAST(JSON_UNQUOTE(JSON_EXTRACT(lot_events.body, '$.entryId')) AS SIGNED) = entries.id
  ORDER BY lot_events.at_ms DESC, lot_events.version DESC LIMIT ${BIDS_MAX}`;

/** By the paddle, as whoever gave the order finds it in the log. */
const REFUSED = `
  SELECT lots.auction_id AS auctionId, lots.lot_no AS lotNo, lots.plate_number AS plateNumber, enrolments.paddle_no AS paddleNo,
    refused.kind, refused.amount_fen AS amountFen, refused.received_at_ms AS atMs, refused.code
  FROM enrolments
  JOIN lots ON lots.auction_id = enrolments.auction_id
  JOIN refused_orders refused ON refused.lot_id = lots.id AND refused.paddle_no = enrolments.paddle_no
  WHERE enrolments.citizen_id = ?
  ORDER BY refused.received_at_ms DESC LIMIT ${BIDS_MAX}`;

@Injectable()
export class AuctionRecordsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** The newest first. */
  async enrolmentsOf(citizenId: number): Promise<readonly EnrolmentRecord[]> {
    const rows = await this.connection.query<EnrolmentRow>(ENROLMENTS, {
      type: QueryTypes.SELECT,
      replacements: [citizenId],
    });
    const records = new Map<number, EnrolmentRecord>();
    for (const { id, vin, plateNumber, vehicle, vehicleSaidBy, accessCodeSealed, ...enrolment } of rows) {
      const former = records.get(id)?.entries ?? [];
      const entries = vin === null ? former : [...former, { vin, plateNumber, vehicle, vehicleSaidBy }];
      const accessCode = accessCodeSealed === null ? null : this.personalData.open(accessCodeSealed);
      records.set(id, { ...enrolment, isDrill: enrolment.isDrill !== 0, accessCode, entries });
    }
    return [...records.values()];
  }

  /** The newest first. */
  reservationsOf(citizenId: number): Promise<readonly ReservationRecord[]> {
    return this.connection.query<ReservationRecord>(
      `SELECT plate_number AS plateNumber, vin, state, reason, created_at_ms AS createdAtMs, ${VEHICLE} FROM reservations
       ${saidOf('reservation', 'reservations.id')}
       WHERE citizen_id = ? ORDER BY reservations.id DESC LIMIT ${RESERVATIONS_MAX}`,
      { type: QueryTypes.SELECT, replacements: [citizenId] },
    );
  }

  /** Of which it was said which vehicle the plate is for; the newest first. */
  async purchasesOf(citizenId: number): Promise<readonly PurchaseRecord[]> {
    return this.connection.query<PurchaseRecord>(
      `SELECT orders.order_no AS orderNo, ${VEHICLE} FROM orders
       ${saidOf('order', 'orders.id')}
       WHERE orders.citizen_id = ? AND said.vehicle IS NOT NULL ORDER BY orders.id DESC LIMIT ${PURCHASES_MAX}`,
      { type: QueryTypes.SELECT, replacements: [citizenId] },
    );
  }

  /** The newest first. */
  refusedBidsOf(citizenId: number): Promise<readonly RefusedBidRecord[]> {
    return this.connection.query<RefusedBidRecord>(REFUSED, {
      type: QueryTypes.SELECT,
      replacements: [citizenId],
    });
  }

  /** The newest first. */
  async bidsOf(citizenId: number): Promise<readonly BidRecord[]> {
    const rows = await this.connection.query<BidRow>(BIDS, {
      type: QueryTypes.SELECT,
      replacements: [citizenId],
    });
    return rows.flatMap(({ body, ...where }) => {
      const event = decodeLotEvent(body);
      return event.type === 'BidAccepted' ? [{ ...where, amountFen: event.amountFen }] : [];
    });
  }
}
