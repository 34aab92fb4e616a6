// Use case: somebody of the staff takes another phone for their codes. The new one counts once it has shown a code; until then the old one does.
import { Injectable } from '@nestjs/common';
import type { NewPhone, StaffConfirmation, StaffView } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { PersonalData } from '../../../platform/personal-data';
import { noteInStaffSession, StaffStore } from '../../staff-authentication';
import { newTotpSecret, qrCodeOf, stepOfCode } from '../log-in/totp-codes';
import { ChangeOwnAccess } from './change-own-access';
import { ConfirmOwnAccess } from './confirm-own-access';

/** To take up the secret with the new phone. */
const NEW_PHONE_WITHIN_MS = 10 * 60_000;

@Injectable()
export class ChangeOwnPhone {
  constructor(
    private readonly confirm: ConfirmOwnAccess,
    private readonly staff: StaffStore,
    private readonly personalData: PersonalData,
    private readonly write: ChangeOwnAccess,
  ) {}

  async begin(request: Request, confirmation: StaffConfirmation): Promise<NewPhone | RefusalError> {
    const own = await this.confirm.execute(request, confirmation);
    if (own instanceof RefusalError) return own;
    const secret = newTotpSecret();
    const newTotpSealed = this.personalData.seal(secret);
    await noteInStaffSession(request, { ...own.session, newTotpSealed, newTotpAtMs: Date.now() });
    return { secret, qrCode: await qrCodeOf(secret, own.member.username) };
  }

  async finish(request: Request, code: string): Promise<StaffView | RefusalError> {
    const own = await this.confirm.of(request);
    if (own instanceof RefusalError) return own;
    const { newTotpSealed: totpSealed, newTotpAtMs = 0 } = own.session;
    if (totpSealed === undefined || Date.now() - newTotpAtMs > NEW_PHONE_WITHIN_MS)
      return new RefusalError('STAFF.PHONE_EXPIRED', {});
    const step = stepOfCode(this.personalData.open(totpSealed), code, Date.now());
    if (step === null) return new RefusalError('STAFF.CODE_WRONG', {});
    const changed = await this.write.execute(request, own, 'staff.phoneChanged', { totpSealed });
    // The same code opens nothing more.
    if (!(changed instanceof RefusalError)) await this.staff.useTotpStep(own.member.id, step);
    return changed;
  }
}
