// Which citizens have which paddle of an auction, in plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

interface PaddleRow {
  readonly citizenId: number;
  readonly paddleNo: number;
}

@Injectable()
export class PaddlesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** By citizen; of whoever has paid. */
  async ofAuction(auctionId: number): Promise<ReadonlyMap<number, number>> {
    const rows = await this.connection.query<PaddleRow>(
      `SELECT citizen_id AS citizenId, paddle_no AS paddleNo FROM enrolments WHERE auction_id = ? AND state = 'paid'`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
    return new Map(rows.map(({ citizenId, paddleNo }) => [citizenId, paddleNo]));
  }
}
