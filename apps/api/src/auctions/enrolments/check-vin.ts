// Use case: whether a VIN can still be used in an auction, while it is typed.
import { Injectable } from '@nestjs/common';
import type { VinCheckView } from '@haopai/contracts';
import { comparableText, parseVin } from '@haopai/rules';
import { FindAuctions } from '../public';
import { CarPlates } from '../../plates/registered-cars';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { EnrolmentsStore } from './enrolments.store';

@Injectable()
export class CheckVin {
  constructor(
    private readonly limits: RateLimits,
    private readonly auctions: FindAuctions,
    private readonly enrolments: EnrolmentsStore,
    private readonly cars: CarPlates,
  ) {}

  async execute(citizenId: number, auctionId: number, raw: string): Promise<VinCheckView | RefusalError> {
    const tooMany = await this.limits.consume('lookWhileTyping', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const vin = parseVin(raw);
    if (!vin.ok) return { vin: comparableText(raw), isValid: false, isWarning: false, isFree: false };
    const { number, hasValidCheckDigit } = vin.value;
    const isTaken =
      (await this.enrolments.hasVin(auctionId, number)) ||
      (await this.cars.refuseVins(null, [number])) !== undefined;
    return { vin: number, isValid: true, isWarning: !hasValidCheckDigit, isFree: !isTaken };
  }
}
