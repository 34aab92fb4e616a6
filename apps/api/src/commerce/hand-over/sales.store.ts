// Plates that were sold, won or bought, with their buyers and whether they were given out. Plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { Collector, PaperName, PlateView, SaleSource } from '@haopai/contracts';
import type { PlateVehicle } from '@haopai/rules/plates';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { SaleKey } from './read-sale-key';
import type { Collection, Sale, SaleState } from './sale';

interface Row {
  readonly way: SaleSource;
  readonly saleId: number;
  readonly number: string;
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: 0 | 1;
  readonly region: string;
  readonly plateId: number | null;
  readonly vin: string | null;
  readonly vehicle: PlateVehicle | null;
  readonly isSeen: 0 | 1 | null;
  readonly saleState: SaleState;
  readonly orderNo: string | null;
  readonly auctionId: number | null;
  readonly title: string | null;
  readonly lotNo: number | null;
  readonly paidAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly isRefundAsked: 0 | 1;
  readonly citizenId: number;
  readonly citizenKind: 'person' | 'organisation';
  readonly displayName: string;
  readonly mobileSealed: string | null;
  readonly documentSealed: string | null;
  readonly handOverId: number | null;
  readonly collectedAtMs: number;
  readonly staffName: string;
  readonly collector: Collector;
  readonly agentSealed: string | null;
  readonly papers: string;
}

/** A wish for the plate itself, which nobody has decided. */
const REFUND_ASKED = `EXISTS (SELECT 1 FROM approvals WHERE approvals.kind = 'refund' AND approvals.is_open = 1
  AND approvals.subject = CONCAT('order:', orders.order_no)
  AND JSON_UNQUOTE(JSON_EXTRACT(approvals.facts, '$.plate')) = 'returned')`;

const BUYER = `citizens.id AS citizenId, citizens.kind AS citizenKind, citizens.display_name AS displayName,
  citizens.mobile_sealed AS mobileSealed, citizens.document_sealed AS documentSealed`;
const GIVEN = `hand_overs.id AS handOverId, hand_overs.collected_at_ms AS collectedAtMs, hand_overs.staff_name AS staffName,
  hand_overs.collector, hand_overs.agent_sealed AS agentSealed, hand_overs.papers`;

/** Before it is settled nobody is asked for money, and nothing is sold. */
const WON = `
  SELECT 'lot' AS way, lots.id AS saleId, lots.plate_number AS number, lots.plate_kind AS kind, lots.plate_colour AS colour,
    lots.is_personalised AS isPersonalised, lots.region, NULL AS plateId, entries.vin, won_lots.state AS saleState,
    orders.order_no AS orderNo, auctions.id AS auctionId, auctions.title, lots.lot_no AS lotNo,
    IF(won_lots.state = 'paid', COALESCE(orders.paid_at_ms, won_lots.closed_at_ms), NULL) AS paidAtMs,
    IF(won_lots.state = 'due', orders.due_at_ms, NULL) AS dueAtMs, ${REFUND_ASKED} AS isRefundAsked,
    won_lots.at_ms AS soldAtMs, said.vehicle, said.is_seen AS isSeen, ${BUYER}, ${GIVEN}
  FROM won_lots JOIN lots ON lots.id = won_lots.lot_id JOIN auctions ON auctions.id = lots.auction_id
  JOIN entries ON entries.id = won_lots.entry_id JOIN enrolments ON enrolments.id = won_lots.enrolment_id
  JOIN citizens ON citizens.id = enrolments.citizen_id LEFT JOIN orders ON orders.id = won_lots.balance_order_id
  LEFT JOIN declared_vehicles said ON said.kind = 'entry' AND said.holder_id = entries.id
  LEFT JOIN hand_overs ON hand_overs.source = 'lot' AND hand_overs.source_id = lots.id AND hand_overs.is_standing = 1`;

/** An order that came to nothing sold nothing. Of one whose plate was taken back the listing speaks no more. */
const BOUGHT = `
  SELECT 'listing' AS way, listings.id AS saleId, plates.number, plates.kind, plates.colour,
    plates.is_personalised AS isPersonalised, plates.region, plates.id AS plateId,
    JSON_UNQUOTE(JSON_EXTRACT(orders.about, '$.vins[0]')) AS vin,
    CASE WHEN orders.state = 'created' THEN 'due' WHEN listings.state = 'sold' AND listings.order_id = orders.id THEN 'paid'
      ELSE 'returned' END AS saleState,
    orders.order_no AS orderNo, NULL AS auctionId, NULL AS title, NULL AS lotNo, orders.paid_at_ms AS paidAtMs,
    IF(orders.state = 'created', orders.due_at_ms, NULL) AS dueAtMs, ${REFUND_ASKED} AS isRefundAsked,
    orders.created_at_ms AS soldAtMs, said.vehicle, said.is_seen AS isSeen, ${BUYER}, ${GIVEN}
  FROM orders JOIN listings ON listings.id = orders.subject_id JOIN plates ON plates.id = listings.plate_id
  JOIN citizens ON citizens.id = orders.citizen_id
  LEFT JOIN declared_vehicles said ON said.kind = 'order' AND said.holder_id = orders.id
  LEFT JOIN hand_overs ON hand_overs.source = 'listing' AND hand_overs.source_id = listings.id
    AND hand_overs.is_standing = 1 AND listings.state = 'sold' AND listings.order_id = orders.id
  WHERE orders.kind = 'listing' AND orders.state NOT IN ('expired', 'cancelled')`;

type Condition = Readonly<Record<SaleSource, string>>;

const ofBuyer = (condition: string): Condition => ({ lot: condition, listing: condition });

/** What the paper of this number was given for. */
const confirmed = (column: 'lot_id' | 'order_id'): string =>
  `(SELECT ${column} FROM confirmations WHERE series_year = SUBSTRING_INDEX(:key, '-', 1)
    AND series_no = CAST(SUBSTRING_INDEX(:key, '-', -1) AS UNSIGNED))`;

const CONDITIONS: Readonly<Record<SaleKey['by'], Condition>> = {
  plate: { lot: 'lots.plate_number = :key', listing: 'plates.number = :key' },
  orderNo: ofBuyer('orders.order_no = :key'),
  paper: { lot: `lots.id IN ${confirmed('lot_id')}`, listing: `orders.id IN ${confirmed('order_id')}` },
  vin: {
    lot: `lots.id IN (SELECT source_id FROM car_plates WHERE source = 'lot' AND vin = :key)`,
    listing: `listings.id IN (SELECT source_id FROM car_plates WHERE source = 'listing' AND vin = :key)`,
  },
  username: ofBuyer('citizens.username_key = :key'),
  mobileHash: ofBuyer('citizens.mobile_hash = :key'),
  documentHashes: ofBuyer('citizens.document_hash IN (:key)'),
};

@Injectable()
export class SalesStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** What is paid and still here first, then the newest. */
  async find(key: SaleKey, max: number): Promise<readonly Sale[]> {
    const { lot, listing } = CONDITIONS[key.by];
    const rows = await this.connection.query<Row>(
      `SELECT * FROM (${WON} WHERE ${lot} UNION ALL ${BOUGHT} AND ${listing}) AS found
       ORDER BY (saleState = 'paid' AND handOverId IS NULL) DESC, soldAtMs DESC, way, saleId LIMIT :max`,
      {
        type: QueryTypes.SELECT,
        replacements: { key: key.by === 'documentHashes' ? [...key.hashes] : key.text, max },
      },
    );
    return rows.map((row) => this.saleOf(row));
  }

  /** As it stands for whoever buys or bought it last; null for what was sold to nobody. */
  async one(transaction: Transaction | null, way: SaleSource, saleId: number): Promise<Sale | null> {
    const sql = way === 'lot' ? `${WON} WHERE lots.id = :saleId` : `${BOUGHT} AND listings.id = :saleId`;
    const [row] = await this.connection.query<Row>(`${sql} ORDER BY soldAtMs DESC LIMIT 1`, {
      type: QueryTypes.SELECT,
      replacements: { saleId },
      transaction,
    });
    return row === undefined ? null : this.saleOf(row);
  }

  private saleOf(row: Row): Sale {
    const { way, saleId, number, kind, colour, region, plateId, saleState, orderNo } = row;
    const { auctionId, title, lotNo, paidAtMs, dueAtMs, citizenId, citizenKind, displayName } = row;
    return {
      ...{ way, saleId, plateId, saleState, orderNo, paidAtMs, dueAtMs, vin: row.vin ?? '' },
      vehicle: row.vehicle === null ? null : { vehicle: row.vehicle, isSeen: row.isSeen === 1 },
      plate: { number, kind, colour, isPersonalised: row.isPersonalised !== 0, region },
      lot: auctionId === null ? null : { auctionId, title: title ?? '', lotNo: lotNo ?? 0 },
      isRefundAsked: row.isRefundAsked !== 0,
      buyer: {
        ...{ citizenId, kind: citizenKind, name: displayName },
        mobile: this.opened(row.mobileSealed),
        document: this.opened(row.documentSealed),
      },
      collection: row.handOverId === null ? null : this.collectionOf(row, row.handOverId),
    };
  }

  private collectionOf(row: Row, handOverId: number): Collection {
    const { collectedAtMs, staffName, collector, agentSealed, papers } = row;
    return {
      ...{ handOverId, collectedAtMs, staffName, collector },
      agentName: this.opened(agentSealed),
      // Only HandOversStore writes there.
      papers: JSON.parse(papers) as readonly PaperName[],
    };
  }

  private opened(sealed: string | null): string | null {
    return sealed === null ? null : this.personalData.open(sealed);
  }
}
