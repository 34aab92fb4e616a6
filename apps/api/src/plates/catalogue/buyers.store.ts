// What the sale has to know of a citizen: the region of their document, and that nobody else buys in their name at the same time.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { CitizenModel, type Transaction } from '../../platform/database';

@Injectable()
export class BuyersStore {
  constructor(@InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel) {}

  /** Null when the account is closed. */
  async regionOf(citizenId: number): Promise<string | null> {
    const where = { id: citizenId, closedAtMs: null };
    return (await this.citizens.findOne({ where, attributes: ['region'] }))?.region ?? null;
  }

  /** The same, and whoever else asks for it waits: so that their orders are counted one after the other. */
  async lock(transaction: Transaction, citizenId: number): Promise<string | null> {
    const where = { id: citizenId, closedAtMs: null };
    const attributes = ['id', 'region'];
    return (await this.citizens.findOne({ where, attributes, transaction, lock: true }))?.region ?? null;
  }
}
