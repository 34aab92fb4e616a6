// Enrols a citizen in a drill: free, without an order, with toy VINs, and with a paddle at once.
import { Injectable } from '@nestjs/common';
import type { AuctionView } from '@haopai/contracts';
import { drillVin } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { newAccessCode } from './access-code';
import { AdmissionsStore } from './admissions.store';
import type { EnrolOrder } from './enrol-order';
import { NewEnrolmentsStore } from './new-enrolments.store';
import { refuseClosed } from './refuse-closed';
import { TellBidder } from './tell-bidder';

@Injectable()
export class EnrolInDrill {
  constructor(
    private readonly store: NewEnrolmentsStore,
    private readonly admissions: AdmissionsStore,
    private readonly tell: TellBidder,
  ) {}

  /** The enrolment’s id. A refusal must take the transaction back. No VIN of a car is looked at, or kept. */
  async execute(
    transaction: Transaction,
    auction: AuctionView,
    { citizenId, language, vins, shares = Math.max(1, vins.length) }: EnrolOrder,
  ): Promise<number | RefusalError> {
    const { id: auctionId, sharesMax } = auction;
    if (shares > sharesMax) return new RefusalError('ENROLMENT.TOO_MANY_SHARES', { sharesMax });
    if (!(await this.store.lockOpen(transaction, auctionId)))
      return refuseClosed(auction, await this.store.nowMs(transaction));
    const { enrolmentId, ownShares } = await this.store.takePlace(
      transaction,
      auctionId,
      citizenId,
      language,
    );
    if (ownShares > 0) return new RefusalError('ENROLMENT.EXISTS', { orderNo: null });
    const toys = Array.from({ length: shares }, (_, share) => drillVin(enrolmentId, share));
    const entries = await this.store.addEntries(transaction, { enrolmentId, auctionId, vins: toys });
    if ('takenVin' in entries)
      return new RefusalError('VIN.ENROLLED', { vin: entries.takenVin, reason: 'others' });
    const atMs = await this.store.nowMs(transaction);
    const accessCode = newAccessCode();
    const bidder = await this.admissions.admit(transaction, enrolmentId, null, { accessCode, atMs });
    await this.tell.enrolled(transaction, bidder);
    return enrolmentId;
  }
}
