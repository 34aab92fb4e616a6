// Ended auctions and their winners, as the cashier looks through them.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { DepositState, OrderState, PlateView, WinnerSort, WinnerState } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { WINNERS_DEPOSIT_FEN } from '../../orders';
import { ORDERS_OF_AUCTIONS } from '../orders-of-auctions';

export interface EndedAuctionRow {
  readonly auctionId: number;
  readonly title: string;
  readonly endedAtMs: number;
  readonly settledAtMs: number | null;
}

export interface AuctionFigures {
  readonly won: number;
  readonly due: number;
  readonly paid: number;
  readonly defaulted: number;
  readonly returned: number;
  readonly pricesBackFen: number;
  readonly hammerFen: number;
  readonly dueFen: number;
  readonly refundsWaiting: number;
  readonly refundsFailed: number;
}

export interface WinnerRow {
  readonly lotId: number;
  readonly lotNo: number;
  readonly citizenId: number;
  readonly auctionId: number;
  readonly number: string;
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: 0 | 1;
  readonly region: string;
  readonly state: WinnerState;
  readonly paddleNo: number | null;
  readonly displayName: string;
  readonly hammerFen: number;
  /** Sums of the database come as text. */
  readonly depositFen: number | string | null;
  readonly orderNo: string | null;
  readonly version: number;
  readonly orderState: OrderState;
  readonly amountFen: number;
  readonly dueAtMs: number;
  /** Of the order as it was made. */
  readonly firstDueAtMs: number;
  readonly paidAtMs: number | null;
  /** MySQL gives sums as texts. */
  readonly backFen: number | string;
  readonly remindersByHand: number;
  readonly remindedAtMs: number | null;
  readonly collectedAtMs: number | null;
}

export interface WinnerSearch {
  readonly auctionId: number;
  readonly state: WinnerState | null;
  readonly sort: WinnerSort;
}

type CountRow = { readonly auctionId: number } & Readonly<Record<string, number | string | null>>;

const ENDED = `SELECT id AS auctionId, title, ended_at_ms AS endedAtMs, settled_at_ms AS settledAtMs FROM auctions
  WHERE ended_at_ms IS NOT NULL AND is_drill = 0`;

const WON = `
  SELECT lots.auction_id AS auctionId, COUNT(*) AS won, SUM(won_lots.state = 'due') AS due,
    SUM(won_lots.state = 'paid') AS paid, SUM(won_lots.state = 'defaulted') AS defaulted,
    SUM(won_lots.state = 'returned') AS returned,
    SUM(IF(won_lots.state IN ('defaulted', 'returned'), 0, won_lots.hammer_fen)) AS hammerFen,
    SUM(IF(won_lots.state = 'due', orders.amount_fen, 0)) AS dueFen
  FROM won_lots JOIN lots ON lots.id = won_lots.lot_id LEFT JOIN orders ON orders.id = won_lots.balance_order_id
  WHERE lots.auction_id IN (:auctionIds) GROUP BY lots.auction_id`;

const REFUNDS = `
  SELECT own.auction_id AS auctionId, SUM(refunds.state IN ('wanted', 'sent')) AS waiting,
    SUM(refunds.state = 'failed') AS failed, SUM(IF(refunds.why = 'staff', refunds.amount_fen, 0)) AS pricesBackFen
  FROM (${ORDERS_OF_AUCTIONS}) own JOIN refunds ON refunds.order_id = own.order_id GROUP BY own.auction_id`;

const DEPOSITS = `
  SELECT deposits.state, SUM(deposits.amount_fen) AS sumFen FROM (${ORDERS_OF_AUCTIONS}) own
  JOIN deposits ON deposits.order_id = own.order_id WHERE deposits.state IS NOT NULL GROUP BY deposits.state`;

const WINNERS = `
  SELECT lots.id AS lotId, lots.lot_no AS lotNo, lots.auction_id AS auctionId, lots.plate_number AS number,
    lots.plate_kind AS kind, lots.plate_colour AS colour, lots.is_personalised AS isPersonalised, lots.region,
    won_lots.state, enrolments.citizen_id AS citizenId, enrolments.paddle_no AS paddleNo, citizens.display_name AS displayName, won_lots.hammer_fen AS hammerFen,
    ${WINNERS_DEPOSIT_FEN} AS depositFen, orders.order_no AS orderNo, orders.version, orders.state AS orderState,
    orders.amount_fen AS amountFen, orders.due_at_ms AS dueAtMs, orders.paid_at_ms AS paidAtMs,
    JSON_EXTRACT(made.body, '$.terms.dueAtMs') AS firstDueAtMs,
    won_lots.reminders_by_hand AS remindersByHand, won_lots.reminded_at_ms AS remindedAtMs,
    hand_overs.collected_at_ms AS collectedAtMs,
    (SELECT COALESCE(SUM(refunds.amount_fen), 0) FROM refunds
     WHERE refunds.order_id = orders.id AND refunds.payment_id IS NULL) AS backFen
  FROM won_lots JOIN lots ON lots.id = won_lots.lot_id JOIN enrolments ON enrolments.id = won_lots.enrolment_id
  JOIN citizens ON citizens.id = enrolments.citizen_id
  LEFT JOIN orders ON orders.id = won_lots.balance_order_id
  LEFT JOIN order_events made ON made.order_id = orders.id AND made.version = 1
  LEFT JOIN hand_overs ON hand_overs.source = 'lot' AND hand_overs.source_id = lots.id AND hand_overs.is_standing = 1`;
/** What owes nothing stands last. */
const OWES = "(won_lots.state = 'due') DESC";
const ORDER: Readonly<Record<WinnerSort, string>> = {
  lot: 'lots.lot_no',
  '-lot': 'lots.lot_no DESC',
  hammer: 'won_lots.hammer_fen, lots.lot_no',
  '-hammer': 'won_lots.hammer_fen DESC, lots.lot_no',
  balance: `${OWES}, orders.amount_fen, lots.lot_no`,
  '-balance': `${OWES}, orders.amount_fen DESC, lots.lot_no`,
  due: `${OWES}, orders.due_at_ms, lots.lot_no`,
  '-due': `${OWES}, orders.due_at_ms DESC, lots.lot_no`,
};
const CHOSEN = `WHERE lots.auction_id = :auctionId AND (:state IS NULL OR won_lots.state = :state)`;

@Injectable()
export class WinnersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest end first. */
  async auctions(
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly EndedAuctionRow[]; readonly total: number }> {
    const [rows, total] = await Promise.all([
      this.select<EndedAuctionRow>(
        `${ENDED} ORDER BY ended_at_ms DESC, id DESC LIMIT :limit OFFSET :offset`,
        {
          ...{ limit, offset },
        },
      ),
      this.count('SELECT COUNT(*) AS total FROM auctions WHERE ended_at_ms IS NOT NULL AND is_drill = 0', {}),
    ]);
    return { rows, total };
  }

  /** Null for one that has not ended. */
  async auction(auctionId: number): Promise<EndedAuctionRow | null> {
    const [row] = await this.select<EndedAuctionRow>(`${ENDED} AND id = :auctionId`, { auctionId });
    return row ?? null;
  }

  /** Of those in which anything was won or paid back. */
  async figures(auctionIds: readonly number[]): Promise<ReadonlyMap<number, AuctionFigures>> {
    const chosen = { auctionIds: [0, ...auctionIds] };
    const [won, refunds] = await Promise.all([
      this.select<CountRow>(WON, chosen),
      this.select<CountRow>(REFUNDS, chosen),
    ]);
    return new Map(
      auctionIds.map((auctionId) => {
        const wins = won.find((row) => row.auctionId === auctionId);
        const back = refunds.find((row) => row.auctionId === auctionId);
        const of = (row: CountRow | undefined, name: string): number => Number(row?.[name] ?? 0);
        return [
          auctionId,
          {
            won: of(wins, 'won'),
            due: of(wins, 'due'),
            paid: of(wins, 'paid'),
            defaulted: of(wins, 'defaulted'),
            returned: of(wins, 'returned'),
            pricesBackFen: of(back, 'pricesBackFen'),
            hammerFen: of(wins, 'hammerFen'),
            dueFen: of(wins, 'dueFen'),
            refundsWaiting: of(back, 'waiting'),
            refundsFailed: of(back, 'failed'),
          },
        ];
      }),
    );
  }

  async deposits(auctionId: number): Promise<ReadonlyMap<DepositState, number>> {
    const rows = await this.select<{ state: DepositState; sumFen: number | string }>(DEPOSITS, {
      auctionIds: [auctionId],
    });
    return new Map(rows.map(({ state, sumFen }) => [state, Number(sumFen)]));
  }

  async winners(
    search: WinnerSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly WinnerRow[]; readonly total: number }> {
    const [rows, total] = await Promise.all([
      this.select<WinnerRow>(
        `${WINNERS} ${CHOSEN} ORDER BY ${ORDER[search.sort]} LIMIT :limit OFFSET :offset`,
        {
          ...search,
          ...{ limit, offset },
        },
      ),
      this.count(`SELECT COUNT(*) AS total FROM won_lots JOIN lots ON lots.id = won_lots.lot_id ${CHOSEN}`, {
        ...search,
      }),
    ]);
    return { rows, total };
  }

  async winner(lotId: number): Promise<WinnerRow | null> {
    const [row] = await this.select<WinnerRow>(`${WINNERS} WHERE lots.id = :lotId`, { lotId });
    return row ?? null;
  }

  private select<Row extends object>(
    sql: string,
    replacements: Record<string, unknown>,
  ): Promise<readonly Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements });
  }

  private async count(sql: string, replacements: Record<string, unknown>): Promise<number> {
    const [row] = await this.select<{ total: number }>(sql, replacements);
    return row?.total ?? 0;
  }
}
