// Bars whoever let a balance lapse from enrolling, for as long as the setting says; what runs already is not touched (docs/adr/0081).
import { Injectable } from '@nestjs/common';
import type { BanView } from '@haopai/contracts';
import { Settings } from '../../access/settings';
import { Outbox } from '../../communication/notifications';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { BansStore } from './bans.store';

const DAY_MS = 24 * 60 * 60_000;

export interface DefaultedLot {
  readonly citizenId: number;
  readonly auctionId: number;
  readonly lotId: number;
  readonly plateNumber: string;
}

@Injectable()
export class Bans {
  constructor(
    private readonly store: BansStore,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
  ) {}

  /** With the transaction in which the lot defaults. Nothing while the setting is 0. */
  async place(
    transaction: Transaction,
    { citizenId, auctionId, lotId, plateNumber }: DefaultedLot,
  ): Promise<void> {
    const forMs = this.settings.value('citizens.banDays') * DAY_MS;
    if (forMs === 0) return;
    const endsAtMs = await this.store.add(transaction, { citizenId, lotId, forMs });
    const data = { plate: plateNumber, auctionId, lotId, endsAtMs };
    await this.outbox.notice(transaction, { citizenId, kind: 'enrolmentBarred', data });
  }

  async refuse(
    transaction: Transaction,
    citizenId: number,
  ): Promise<RefusalError<'ENROLMENT.BARRED'> | undefined> {
    const [longest] = await this.store.standing(citizenId, transaction);
    if (longest === undefined) return undefined;
    const { endsAtMs, plate } = longest;
    return new RefusalError('ENROLMENT.BARRED', { endsAtMs, plate });
  }

  /** Those that stand, the last to end first. */
  standing(citizenId: number): Promise<readonly BanView[]> {
    return this.store.standing(citizenId);
  }
}
