// Reads what stands on a confirmation: of a won lot, or of an order at a fixed price.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { FindOrders, WINNERS_DEPOSIT_FEN } from '../orders';
import type { Confirmation } from './confirmation';
import type { ConfirmationFacts } from './confirmation-facts';

interface WonRow extends Omit<PlateView, 'isPersonalised'> {
  readonly isPersonalised: 0 | 1;
  readonly auctionTitle: string;
  readonly lotNo: number;
  readonly paddleNo: number | null;
  readonly soldAtMs: number;
  readonly vin: string;
  readonly holder: string;
  readonly hammerFen: number;
  /** Sums of the database come as text. */
  readonly depositFen: number | string | null;
  readonly balanceFen: number | null;
  readonly dueAtMs: number | null;
  readonly paidAtMs: number | null;
}

/** Sold when its last event was written; where that is not worked out yet, when its bidder was settled. */
const WON = `
  SELECT lots.plate_number AS number, lots.plate_kind AS kind, lots.plate_colour AS colour,
    lots.is_personalised AS isPersonalised, lots.region, lots.lot_no AS lotNo, auctions.title AS auctionTitle,
    enrolments.paddle_no AS paddleNo, COALESCE(lot_results.ended_at_ms, won_lots.at_ms) AS soldAtMs, entries.vin,
    citizens.display_name AS holder, won_lots.hammer_fen AS hammerFen, ${WINNERS_DEPOSIT_FEN} AS depositFen,
    orders.amount_fen AS balanceFen, orders.due_at_ms AS dueAtMs,
    IF(won_lots.state = 'paid', COALESCE(orders.paid_at_ms, won_lots.closed_at_ms), NULL) AS paidAtMs
  FROM won_lots JOIN lots ON lots.id = won_lots.lot_id JOIN auctions ON auctions.id = lots.auction_id
  JOIN entries ON entries.id = won_lots.entry_id JOIN enrolments ON enrolments.id = won_lots.enrolment_id
  JOIN citizens ON citizens.id = enrolments.citizen_id LEFT JOIN lot_results ON lot_results.lot_id = lots.id
  LEFT JOIN orders ON orders.id = won_lots.balance_order_id
  WHERE won_lots.lot_id = ?`;

@Injectable()
export class ConfirmationFactsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly orders: FindOrders,
  ) {}

  /** Throws where nothing of it is left: numbers are given to what is there. */
  async of({ number, lotId, orderId, citizenId }: Confirmation): Promise<ConfirmationFacts> {
    const facts = lotId === null ? await this.ofOrder(orderId ?? 0, citizenId) : await this.ofLot(lotId);
    if (facts === null) throw new Error(`Nothing is known of what confirmation ${number} confirms`);
    return facts;
  }

  private async ofLot(lotId: number): Promise<ConfirmationFacts | null> {
    const [row] = await this.select<WonRow>(WON, lotId);
    if (row === undefined) return null;
    const { number, kind, colour, region, vin, holder, hammerFen, paidAtMs } = row;
    const { auctionTitle, lotNo, paddleNo, soldAtMs, depositFen, balanceFen, dueAtMs } = row;
    const balance = balanceFen === null || dueAtMs === null ? null : { amountFen: balanceFen, dueAtMs };
    return {
      plate: { number, kind, colour, isPersonalised: row.isPersonalised !== 0, region },
      ...{ holder, vin, paidAtMs, priceFen: hammerFen },
      sale: { auctionTitle, lotNo, paddleNo, soldAtMs, depositFen: Number(depositFen ?? 0), balance },
    };
  }

  private async ofOrder(orderId: number, citizenId: number): Promise<ConfirmationFacts | null> {
    const order = await this.orders.byId(orderId);
    if (order === null || order.about.plate === null) return null;
    const [citizen] = await this.select<{ holder: string }>(
      'SELECT display_name AS holder FROM citizens WHERE id = ?',
      citizenId,
    );
    const { about, amountFen, paidAtMs } = order;
    return {
      plate: order.about.plate,
      ...{
        holder: citizen?.holder ?? '',
        vin: about.vins[0] ?? '',
        priceFen: amountFen,
        paidAtMs,
        sale: null,
      },
    };
  }

  private select<Row extends object>(sql: string, id: number): Promise<readonly Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements: [id] });
  }
}
