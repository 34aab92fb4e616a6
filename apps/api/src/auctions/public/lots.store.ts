// Finds the fixed part of lots; their live figures come from LiveLots.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { LotModel } from '../../platform/database';
import type { Lot } from './lot';

@Injectable()
export class LotsStore {
  constructor(@InjectModel(LotModel) private readonly lots: typeof LotModel) {}

  async byId(id: number): Promise<Lot | null> {
    const row = await this.lots.findByPk(id);
    return row === null ? null : toLot(row);
  }

  async byIds(ids: readonly number[]): Promise<readonly Lot[]> {
    return ids.length === 0 ? [] : (await this.lots.findAll({ where: { id: [...ids] } })).map(toLot);
  }

  /** One page in the order of their numbers. Pages count from 1. */
  async ofAuction(auctionId: number, page: number, size: number): Promise<readonly Lot[]> {
    const rows = await this.lots.findAll({
      where: { auctionId },
      order: [['lotNo', 'ASC']],
      limit: size,
      offset: (page - 1) * size,
    });
    return rows.map(toLot);
  }
}

function toLot(row: LotModel): Lot {
  return {
    lotId: row.id,
    auctionId: row.auctionId,
    lotNo: row.lotNo,
    plate: {
      number: row.plateNumber,
      kind: row.plateKind,
      colour: row.plateColour,
      isPersonalised: row.isPersonalised,
      region: row.region,
    },
    startPriceFen: row.startPriceFen,
    opensAtMs: row.opensAtMs,
  };
}
