// Whether the plate that an order paid for was fetched, as the hand-over desk has marked it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OrderKind } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Order } from './order';

/** How hand_overs calls what these orders pay for; deposits pay for no plate. */
const SOURCE_OF: Readonly<Partial<Record<OrderKind, 'lot' | 'listing'>>> = {
  listing: 'listing',
  balance: 'lot',
};

@Injectable()
export class CollectionsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null while it is here, and for what is no plate. A plate that was bought again later was fetched by another order's citizen. */
  async collectedAtMs({
    kind,
    subjectId,
    citizenId,
    paidAtMs,
  }: Pick<Order, 'kind' | 'subjectId' | 'citizenId' | 'paidAtMs'>): Promise<number | null> {
    const source = SOURCE_OF[kind];
    if (source === undefined || paidAtMs === null) return null;
    const [row] = await this.connection.query<{ collectedAtMs: number }>(
      `SELECT collected_at_ms AS collectedAtMs FROM hand_overs
       WHERE source = ? AND source_id = ? AND is_standing = 1 AND citizen_id = ?`,
      { type: QueryTypes.SELECT, replacements: [source, subjectId, citizenId] },
    );
    return row?.collectedAtMs ?? null;
  }
}
