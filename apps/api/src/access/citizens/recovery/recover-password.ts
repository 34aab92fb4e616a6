// Use case: a new password for whoever holds the account's phone. Every session of the account ends.
import { Injectable } from '@nestjs/common';
import type { RecoverPasswordBody } from '@haopai/contracts';
import { parseMobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { PersonalData } from '../../../platform/personal-data';
import { Sessions } from '../../sessions';
import { CitizensStore } from '../citizens.store';
import { judgePassword, refuseLikeOwner } from '../judge-password';
import { refusePassword } from '../refuse-password';
import { type CodePlace, SmsCodes } from '../sms-codes/sms-codes';
import { NewPassword } from './new-password';

export interface RecoverPasswordOrder extends RecoverPasswordBody {
  readonly address: string;
  /** Of the browser's cookie. */
  readonly device: string | null;
  /** Of whoever asked for the code. */
  readonly asker: string | null;
}

@Injectable()
export class RecoverPassword {
  constructor(
    private readonly limits: RateLimits,
    private readonly codes: SmsCodes,
    private readonly personalData: PersonalData,
    private readonly citizens: CitizensStore,
    private readonly newPassword: NewPassword,
    private readonly sessions: Sessions,
  ) {}

  async execute({
    address,
    device,
    asker,
    ...body
  }: RecoverPasswordOrder): Promise<RefusalError | undefined> {
    const tooMany = await this.limits.consume('loginByAddress', addressKey(address));
    if (tooMany !== undefined) return tooMany;
    const password = judgePassword(body.newPassword);
    if (!password.ok) return refusePassword(password);
    const mobile = parseMobile(body.mobile);
    // No code was ever sent to what is no number.
    if (!mobile.ok) return new RefusalError('SMS_CODE.EXPIRED', {});
    // The code stays good for another password; each look at it is one of its tries.
    const place: CodePlace = { purpose: 'recover', mobile: mobile.value, asker };
    const wrongCode = await this.codes.look(place, body.code);
    if (wrongCode !== undefined) return wrongCode;
    const citizen = await this.citizens.byMobileHash(this.personalData.hash('mobile', mobile.value));
    if (citizen === null) return new RefusalError('SMS_CODE.EXPIRED', {});
    // Perhaps locked because the phone is in other hands.
    if (citizen.isLocked) return new RefusalError('LOGIN.ACCOUNT_LOCKED', {});
    const alike = refuseLikeOwner(password.value, citizen.username, [citizen.displayName]);
    if (alike !== null) return refusePassword(alike);
    const refusal = await this.newPassword.store(citizen, password.value, device);
    if (refusal !== undefined) return refusal;
    await this.codes.discard(place);
    await this.sessions.endAll(citizen.id, 'elsewhere');
    return undefined;
  }
}
