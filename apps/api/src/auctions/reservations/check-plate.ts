// Use case: whether a plate can be reserved, while it is typed.
import { Injectable } from '@nestjs/common';
import type { PlateCheckView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { DescribePlate } from './describe-plate';
import { FreePlates } from './free-plates';
import { readTail } from './read-tail';

@Injectable()
export class CheckPlate {
  constructor(
    private readonly limits: RateLimits,
    private readonly describe: DescribePlate,
    private readonly free: FreePlates,
  ) {}

  async execute(citizenId: number, raw: string): Promise<PlateCheckView | RefusalError> {
    const tooMany = await this.limits.consume('lookWhileTyping', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const plate = readTail(raw);
    if (plate instanceof RefusalError) {
      const { code, data } = plate;
      return { plate: null, isFree: false, refusal: { code, data } };
    }
    const refused = await this.free.refuse(null, plate.number);
    const refusal = refused === undefined ? null : { code: refused.code, data: refused.data };
    const view = await this.describe.execute(plate, citizenId);
    return { plate: view, isFree: refusal === null, refusal };
  }
}
