// Use cases: the steps by which staff come in. Password, then a code (of a device that is bound at the first log-in) or a passkey, then
// a password of one's own in place of the one that was given.
import { Injectable } from '@nestjs/common';
import type { StaffLogInStep } from '@haopai/contracts';
import { parseUsername } from '@haopai/rules/people';
import type { Request } from 'express';
import {
  keepStaffSession,
  StaffDevices,
  type StaffMember,
  type StaffSession,
  staffSessionOf,
  StaffStore,
} from '../../staff-authentication';
import { Audit, type AuditActor } from '../../audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { leaveLane } from '../../../platform/lanes';
import { judgePassword, Passwords, refuseLikeOwner } from '../../citizens';
import { AskPasskeys } from '../../passkeys';
import { addressKey, RateLimits } from '../../../platform/limits';
import { PersonalData } from '../../../platform/personal-data';
import { GivenPasswords } from '../given-passwords';
import { FailedLogIns } from './failed-log-ins';
import { StaffLocks } from './staff-locks';
import { newTotpSecret, qrCodeOf, stepOfCode } from './totp-codes';
import { WelcomeStaff } from './welcome-staff';
import { WhoLogsIn } from './who-logs-in';

const OWN = { hasOwnPassword: true, passwordGivenAtMs: null };

@Injectable()
export class LogInStaff {
  constructor(
    private readonly staff: StaffStore,
    private readonly passwords: Passwords,
    private readonly personalData: PersonalData,
    private readonly limits: RateLimits,
    private readonly locks: StaffLocks,
    private readonly devices: StaffDevices,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly failed: FailedLogIns,
    private readonly letIn: WelcomeStaff,
    private readonly given: GivenPasswords,
    private readonly passkeys: AskPasskeys,
    private readonly who: WhoLogsIn,
  ) {}

  /** Alike, and in the same time, for names that nobody has, wrong passwords and those who are locked. */
  async withPassword(
    request: Request,
    username: string,
    password: string,
  ): Promise<StaffLogInStep | RefusalError> {
    const address = addressKey(request.ip ?? '');
    const limited = await this.limits.consume('loginByAddress', address);
    if (limited !== undefined) return limited;
    const usernameKey = username.trim().toLowerCase();
    const member = parseUsername(usernameKey).ok ? await this.staff.byUsername(usernameKey) : null;
    const device = this.devices.known(request, member);
    const letIn = await this.locks.letInWithPassword(usernameKey, address, device);
    if (letIn instanceof RefusalError) {
      this.failed.note(member?.id ?? null, address, 'tooOften');
      return letIn;
    }
    // From here on the queue is the limit.
    leaveLane(request);
    const queue = device === null ? 'staffStrangers' : 'staff';
    const isRight = await this.passwords.matches(queue, password, member?.passwordHash ?? null);
    if (isRight instanceof RefusalError) {
      // Nothing was compared.
      await this.locks.takeBack(letIn);
      return isRight;
    }
    if (!isRight || member === null || member.isLocked) {
      this.failed.note(member?.id ?? null, address, isRight ? 'locked' : 'password');
      return new RefusalError('LOGIN.FAILED', {});
    }
    await this.locks.takeBack(letIn);
    if (this.given.hasEnded(member)) {
      this.failed.note(member.id, address, 'expired');
      return new RefusalError('STAFF.PASSWORD_EXPIRED', {});
    }
    return this.askForCode(request, member);
  }

  /** Guesses lock the account as wrong passwords do. */
  async withCode(request: Request, code: string): Promise<StaffLogInStep | RefusalError> {
    const session = staffSessionOf(request);
    const member = session === null ? null : await this.who.of(session);
    if (session === null || member === null || (session.step !== 'totp' && session.step !== 'bindTotp'))
      return new RefusalError('SESSION.MISSING', {});
    const sealed = this.sealedSecretOf(session, member);
    if (sealed === null) return new RefusalError('SESSION.MISSING', {});
    const device = this.devices.known(request, member);
    const letIn = await this.locks.letInWithCode(member.username, device);
    const address = addressKey(request.ip ?? '');
    if (letIn instanceof RefusalError) {
      this.failed.note(member.id, address, 'tooOften');
      return letIn;
    }
    const step = stepOfCode(this.personalData.open(sealed), code, Date.now());
    if (step === null || !(await this.staff.useTotpStep(member.id, step))) {
      this.failed.note(member.id, address, 'code');
      return new RefusalError('STAFF.CODE_WRONG', {});
    }
    await this.locks.takeBack(letIn);
    await this.locks.forget(member.username, device);
    if (session.step === 'bindTotp') {
      const isBound = await this.bind(request, member, sealed);
      if (!isBound) return new RefusalError('SESSION.MISSING', {});
    }
    return member.hasOwnPassword ? this.welcome(request, session) : this.askForPassword(request, member);
  }

  async withNewPassword(request: Request, typed: string): Promise<StaffLogInStep | RefusalError> {
    const session = staffSessionOf(request);
    const member = session?.step === 'newPassword' ? await this.who.of(session) : null;
    // One of their own is not set a second time by whoever stopped at this step before.
    if (session === null || member === null || member.hasOwnPassword)
      return new RefusalError('SESSION.MISSING', {});
    const password = judgePassword(typed);
    if (!password.ok) return new RefusalError('STAFF.PASSWORD_REFUSED', { rule: password.code });
    const alike = refuseLikeOwner(password.value, member.username, [member.displayName]);
    if (alike !== null) return new RefusalError('STAFF.PASSWORD_REFUSED', { rule: alike.code });
    const isSame = await this.passwords.matches('staff', password.value, member.passwordHash);
    if (isSame instanceof RefusalError) return isSame;
    if (isSame) return new RefusalError('STAFF.PASSWORD_REFUSED', { rule: 'PASSWORD.SAME' });
    const passwordHash = await this.passwords.hash('staff', password.value);
    if (passwordHash instanceof RefusalError) return passwordHash;
    const isKept = await this.transactions.run(async (transaction) => {
      if (!(await this.staff.change(transaction, member, { passwordHash, ...OWN }))) return false;
      await this.audit.write(transaction, actorOf(member, request), {
        act: 'staff.passwordSet',
        subject: `staff:${member.id}`,
      });
      return true;
    });
    return isKept ? this.welcome(request, session) : new RefusalError('SESSION.MISSING', {});
  }

  private async askForCode(request: Request, member: StaffMember): Promise<StaffLogInStep> {
    const session = { staffId: member.id, epoch: member.sessionEpoch, openedAtMs: Date.now() };
    if (member.totpSealed !== null) {
      await keepStaffSession(request, { ...session, step: 'totp' });
      const hasPasskey = await this.passkeys.has({ kind: 'staff', id: member.id });
      return hasPasskey ? { step: 'totp', hasPasskey } : { step: 'totp' };
    }
    const secret = newTotpSecret();
    const newTotpSealed = this.personalData.seal(secret);
    await keepStaffSession(request, { ...session, step: 'bindTotp', newTotpSealed });
    return { step: 'bindTotp', secret, qrCode: await qrCodeOf(secret, member.username) };
  }

  private async askForPassword(request: Request, { id, sessionEpoch }: StaffMember): Promise<StaffLogInStep> {
    await keepStaffSession(request, {
      ...{ staffId: id, epoch: sessionEpoch, openedAtMs: Date.now() },
      step: 'newPassword',
    });
    return { step: 'newPassword' };
  }

  /** Not whoever was locked or given another password since they showed who they are. */
  private async welcome(request: Request, session: StaffSession): Promise<StaffLogInStep | RefusalError> {
    const member = await this.who.of(session);
    if (member === null) return new RefusalError('SESSION.MISSING', {});
    return this.letIn.execute(request, member);
  }

  /** A new secret only for whoever has none yet: with the password that was given somebody else may have begun as well. */
  private sealedSecretOf({ step, newTotpSealed }: StaffSession, { totpSealed }: StaffMember): string | null {
    if (step !== 'bindTotp') return totpSealed;
    return totpSealed === null ? (newTotpSealed ?? null) : null;
  }

  private bind(request: Request, member: StaffMember, totpSealed: string): Promise<boolean> {
    return this.transactions.run(async (transaction) => {
      if (!(await this.staff.change(transaction, member, { totpSealed }))) return false;
      await this.audit.write(transaction, actorOf(member, request), {
        act: 'staff.totpBound',
        subject: `staff:${member.id}`,
      });
      return true;
    });
  }
}

function actorOf({ id, displayName }: StaffMember, request: Request): AuditActor {
  return { staffId: id, name: displayName, address: request.ip ?? '' };
}
