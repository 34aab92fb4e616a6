// Reads what the engine last wrote down of each lot.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { LotHeadModel } from '../../platform/database';
import type { LiveFigures } from './lot';

@Injectable()
export class LotHeadsStore {
  constructor(@InjectModel(LotHeadModel) private readonly heads: typeof LotHeadModel) {}

  /** Lots of which nothing was written yet are left out. */
  async figuresOf(lotIds: readonly number[]): Promise<readonly LiveFigures[]> {
    if (lotIds.length === 0) return [];
    const rows = await this.heads.findAll({ where: { lotId: [...lotIds] }, raw: true });
    return rows.map((row) => ({
      lotId: row.lotId,
      version: row.version,
      phase: row.phase,
      priceFen: row.priceFen,
      leaderPaddle: row.leaderPaddle,
      endsAtMs: row.endsAtMs,
      remainingMs: row.remainingMs,
      reason: row.reason,
    }));
  }
}
