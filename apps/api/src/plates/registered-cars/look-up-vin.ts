// Use case: whether a car can still get a plate, while its VIN is typed.
import { Injectable } from '@nestjs/common';
import type { VinCheckView } from '@haopai/contracts';
import { comparableText, parseVin } from '@haopai/rules';
import type { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { CarPlates } from './car-plates';

@Injectable()
export class LookUpVin {
  constructor(
    private readonly limits: RateLimits,
    private readonly cars: CarPlates,
  ) {}

  async execute(citizenId: number, raw: string): Promise<VinCheckView | RefusalError> {
    const tooMany = await this.limits.consume('lookWhileTyping', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const vin = parseVin(raw);
    if (!vin.ok)
      return { vin: comparableText(raw), isValid: false, isWarning: false, isFree: false, refusal: null };
    const { number, hasValidCheckDigit } = vin.value;
    const refused = await this.cars.refuseVins(null, [number], citizenId);
    const refusal = refused === undefined ? null : { code: refused.code, data: refused.data };
    return {
      ...{ vin: number, isValid: true, isWarning: !hasValidCheckDigit },
      ...{ isFree: refusal === null, refusal },
    };
  }
}
