// Use case: whether the code of a registration is right, asked where it is typed. It is a try like any other: five, and then it is worth nothing.
import { Injectable } from '@nestjs/common';
import type { CheckMobileCodeBody } from '@haopai/contracts';
import { parseMobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { SmsCodes } from '../sms-codes/sms-codes';

@Injectable()
export class CheckMobileCode {
  constructor(
    private readonly codes: SmsCodes,
    private readonly limits: RateLimits,
  ) {}

  /** Alike for every number: a code is made for each that is asked for, also where another text was sent. */
  async execute(
    { mobile, code }: CheckMobileCodeBody,
    { address, asker }: { readonly address: string; readonly asker: string | null },
  ): Promise<RefusalError | undefined> {
    const tooMany = await this.limits.consume('loginByAddress', addressKey(address));
    if (tooMany !== undefined) return tooMany;
    const parsed = parseMobile(mobile);
    // No code was ever sent to what is no number.
    if (!parsed.ok) return new RefusalError('SMS_CODE.EXPIRED', {});
    return this.codes.look({ purpose: 'register', mobile: parsed.value, asker }, code);
  }
}
