// Listings of plates that are offered to one citizen alone, in plain SQL: never for sale before, nor by this.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { platePatterns } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

@Injectable()
export class OfferedListingsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The listing of a plate of the stock, whatever its state is; a new one is off sale. Null for a plate that is not there. */
  async offSale(transaction: Transaction, plate: PlateView, priceFen: number): Promise<number | null> {
    const patterns = platePatterns(plate);
    await this.connection.query(
      `INSERT INTO listings (plate_id, price_fen, state, is_aaa, is_abc, is_abab)
       SELECT plates.id, :priceFen, 'withdrawn', :isAaa, :isAbc, :isAbab FROM plates WHERE plates.number = :number
       ON DUPLICATE KEY UPDATE listings.state = listings.state`,
      {
        type: QueryTypes.RAW,
        replacements: {
          ...{ priceFen, number: plate.number },
          ...{ isAaa: patterns.includes('aaa'), isAbc: patterns.includes('abc') },
          isAbab: patterns.includes('abab'),
        },
        transaction,
      },
    );
    const [row] = await this.connection.query<{ id: number }>(
      'SELECT listings.id FROM listings JOIN plates ON plates.id = listings.plate_id WHERE plates.number = ?',
      { type: QueryTypes.SELECT, replacements: [plate.number], transaction },
    );
    return row?.id ?? null;
  }

  /** Locked before, and off sale. */
  async setPrice(transaction: Transaction, listingId: number, priceFen: number): Promise<void> {
    await this.connection.query('UPDATE listings SET price_fen = ? WHERE id = ?', {
      type: QueryTypes.RAW,
      replacements: [priceFen, listingId],
      transaction,
    });
  }
}
