// Finds regions.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { RegionView } from '@haopai/contracts';
import { RegionModel, type Transaction } from '../../../platform/database';

@Injectable()
export class RegionsStore {
  constructor(@InjectModel(RegionModel) private readonly regions: typeof RegionModel) {}

  /** By code, which is the order that people know. */
  async all(transaction: Transaction | null = null): Promise<readonly RegionView[]> {
    const rows = await this.regions.findAll({ order: [['code', 'ASC']], transaction });
    return rows.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn }));
  }

  async has(code: string): Promise<boolean> {
    return (await this.regions.count({ where: { code } })) > 0;
  }
}
