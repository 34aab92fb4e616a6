// The lots of an auction that is prepared, in plain SQL: added, changed, taken out, numbered without gaps, each with its opening.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AdminLotView, PlateView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface NewLot {
  readonly plate: PlateView;
  readonly startPriceFen: number;
}

interface LotRow
  extends Omit<PlateView, 'isPersonalised'>, Omit<AdminLotView, 'plate' | 'isWithdrawn' | 'hasOwnOpening'> {
  readonly isPersonalised: 0 | 1;
  readonly isWithdrawn: 0 | 1;
  readonly hasOwnOpening: 0 | 1;
}

const LOTS = `
  SELECT lots.id AS lotId, lots.lot_no AS lotNo, lots.plate_number AS number, lots.plate_kind AS kind,
    lots.plate_colour AS colour, lots.is_personalised AS isPersonalised, lots.region,
    lots.start_price_fen AS startPriceFen, lots.opens_at_ms AS opensAtMs, reservations.id AS reservationId,
    COALESCE(lot_heads.phase = 'withdrawn', 0) AS isWithdrawn, lots.opens_after_ms IS NOT NULL AS hasOwnOpening
  FROM lots LEFT JOIN reservations ON reservations.lot_id = lots.id LEFT JOIN lot_heads ON lot_heads.lot_id = lots.id
  WHERE lots.auction_id = :auctionId`;

const CHANGE = `
  UPDATE lots SET plate_number = :number, plate_kind = :kind, plate_colour = :colour, is_personalised = :isPersonalised,
    region = :region, start_price_fen = :startPriceFen WHERE id = :lotId`;

/** Downwards and below nought first, so that no two have one number on the way. */
const NUMBER: readonly string[] = [
  `UPDATE lots JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY lot_no) AS place FROM lots WHERE auction_id = :auctionId) numbered
    ON numbered.id = lots.id SET lots.lot_no = -numbered.place`,
  'UPDATE lots SET lot_no = -lot_no WHERE auction_id = :auctionId',
];

const MOVE = `
  UPDATE lots JOIN (SELECT COALESCE(MAX(lot_no), 0) + 1 AS next FROM lots WHERE auction_id = :toId) numbers ON 1 = 1
  SET lots.auction_id = :toId, lots.lot_no = numbers.next, lots.opens_after_ms = NULL WHERE lots.id = :lotId`;

const OPEN = `
  UPDATE lots JOIN auctions ON auctions.id = lots.auction_id
  SET lots.opens_at_ms = auctions.starts_at_ms + COALESCE(lots.opens_after_ms, (lots.lot_no - 1) * auctions.stagger_ms)
  WHERE auctions.id = :auctionId`;

@Injectable()
export class DraftLotsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** `contains` are characters of the plate, in capitals. */
  async page(
    auctionId: number,
    contains: string | null,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly AdminLotView[]; readonly total: number }> {
    const found = contains === null ? '' : 'AND lots.plate_number LIKE :like';
    const replacements = { auctionId, like: `%${contains ?? ''}%`, limit, offset };
    const [rows, [count]] = await Promise.all([
      this.connection.query<LotRow>(`${LOTS} ${found} ORDER BY lots.lot_no LIMIT :limit OFFSET :offset`, {
        ...{ type: QueryTypes.SELECT, replacements },
      }),
      this.connection.query<{ total: number }>(
        `SELECT COUNT(*) AS total FROM lots WHERE lots.auction_id = :auctionId ${found}`,
        { type: QueryTypes.SELECT, replacements },
      ),
    ]);
    return { items: rows.map(toView), total: Number(count?.total ?? 0) };
  }

  async all(transaction: Transaction | null, auctionId: number): Promise<readonly AdminLotView[]> {
    const rows = await this.connection.query<LotRow>(`${LOTS} ORDER BY lots.lot_no`, {
      type: QueryTypes.SELECT,
      replacements: { auctionId },
      transaction,
    });
    return rows.map(toView);
  }

  /** Those of these that are this auction's. */
  async byIds(
    transaction: Transaction,
    auctionId: number,
    lotIds: readonly number[],
  ): Promise<readonly AdminLotView[]> {
    if (lotIds.length === 0) return [];
    const rows = await this.connection.query<LotRow>(
      `${LOTS} AND lots.id IN (:lotIds) ORDER BY lots.lot_no`,
      {
        type: QueryTypes.SELECT,
        replacements: { auctionId, lotIds: [...lotIds] },
        transaction,
      },
    );
    return rows.map(toView);
  }

  /** After those that are there, in the order given. */
  async add(transaction: Transaction, auctionId: number, lots: readonly NewLot[]): Promise<void> {
    if (lots.length === 0) return;
    const [last] = await this.connection.query<{ lotNo: number }>(
      'SELECT COALESCE(MAX(lot_no), 0) AS lotNo FROM lots WHERE auction_id = ?',
      { type: QueryTypes.SELECT, replacements: [auctionId], transaction },
    );
    const rows = lots.map(({ plate, startPriceFen }, index) => [
      ...[auctionId, (last?.lotNo ?? 0) + index + 1, plate.number, plate.kind, plate.colour],
      ...[plate.isPersonalised, plate.region, startPriceFen, 0],
    ]);
    await this.connection.query(
      `INSERT INTO lots (auction_id, lot_no, plate_number, plate_kind, plate_colour, is_personalised, region, start_price_fen, opens_at_ms)
       VALUES ${rows.map(() => '(?)').join(', ')}`,
      { type: QueryTypes.INSERT, replacements: rows, transaction },
    );
    await this.setOpenings(transaction, auctionId);
  }

  async change(transaction: Transaction, lotId: number, { plate, startPriceFen }: NewLot): Promise<void> {
    await this.connection.query(CHANGE, {
      type: QueryTypes.UPDATE,
      replacements: { ...plate, lotId, startPriceFen },
      transaction,
    });
  }

  /** Into another draft, after the lots that it has, in the order given; those that stay are numbered anew. */
  async move(
    transaction: Transaction,
    lotIds: readonly number[],
    { fromId, toId }: { readonly fromId: number; readonly toId: number },
  ): Promise<void> {
    for (const lotId of lotIds)
      await this.connection.query(MOVE, {
        type: QueryTypes.UPDATE,
        replacements: { lotId, toId },
        transaction,
      });
    await this.number(transaction, fromId);
    await this.setOpenings(transaction, toId);
  }

  async remove(transaction: Transaction, auctionId: number, lotIds: readonly number[]): Promise<void> {
    await this.connection.query('DELETE FROM lots WHERE auction_id = :auctionId AND id IN (:lotIds)', {
      type: QueryTypes.DELETE,
      replacements: { auctionId, lotIds: [...lotIds] },
      transaction,
    });
    await this.number(transaction, auctionId);
  }

  private async number(transaction: Transaction, auctionId: number): Promise<void> {
    for (const sql of NUMBER)
      await this.connection.query(sql, { type: QueryTypes.UPDATE, replacements: { auctionId }, transaction });
    await this.setOpenings(transaction, auctionId);
  }

  /** By the auction's start and stagger, as its row has them; a lot with an opening of its own keeps its distance from the start. */
  async setOpenings(transaction: Transaction, auctionId: number): Promise<void> {
    await this.connection.query(OPEN, { type: QueryTypes.UPDATE, replacements: { auctionId }, transaction });
  }
}

function toView({ number, kind, colour, isPersonalised, region, ...row }: LotRow): AdminLotView {
  const { isWithdrawn, hasOwnOpening, ...lot } = row;
  const plate = { number, kind, colour, isPersonalised: isPersonalised !== 0, region };
  return { ...lot, plate, isWithdrawn: isWithdrawn !== 0, hasOwnOpening: hasOwnOpening !== 0 };
}
