// Use case: whether a VIN can still be used in an auction, while it is typed.
import { Injectable } from '@nestjs/common';
import type { VinCheckView } from '@haopai/contracts';
import { FindAuctions } from '../public';
import { LookUpVin } from '../../plates/registered-cars';
import { RefusalError } from '../../platform/errors';
import { EnrolmentsStore } from './enrolments.store';

@Injectable()
export class CheckVin {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly enrolments: EnrolmentsStore,
    private readonly lookUp: LookUpVin,
  ) {}

  async execute(citizenId: number, auctionId: number, raw: string): Promise<VinCheckView | RefusalError> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const found = await this.lookUp.execute(citizenId, raw);
    if (found instanceof RefusalError || !found.isFree) return found;
    // By an entry of a release that knew no claims.
    return (await this.enrolments.hasVin(auctionId, found.vin))
      ? {
          ...found,
          isFree: false,
          refusal: { code: 'VIN.ENROLLED', data: { vin: found.vin, reason: 'others' } },
        }
      : found;
  }
}
