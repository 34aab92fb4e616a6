// From when on somebody whose way in or roles an administrator has just changed may be the second of two, by the database's clock.
import { Injectable } from '@nestjs/common';
import { StaffMakersStore } from '../staff-authentication';
import { Config } from '../../platform/config';
import type { Transaction } from '../../platform/database';

@Injectable()
export class ConfirmsFrom {
  constructor(
    private readonly config: Config,
    private readonly makers: StaffMakersStore,
  ) {}

  /** Of whom this transaction changes; null where accounts are never too new. */
  async now(transaction: Transaction): Promise<number | null> {
    const { newForMs } = this.config.staff;
    return newForMs === 0 ? null : (await this.makers.nowMs(transaction)) + newForMs;
  }
}
