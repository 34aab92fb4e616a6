// Stores a new password of a citizen, ends their passkeys, tells them so, and lets them begin anew at the locks.
import { Injectable } from '@nestjs/common';
import type { Password } from '@haopai/rules/people';
import { RefusalError } from '../../../platform/errors';
import { Outbox } from '../../../communication/notifications';
import { PasskeysStore } from '../../passkeys';
import type { Citizen } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { LockOut } from '../log-in/lock-out';
import { LogInLocks } from '../log-in/log-in-locks';
import { Passwords } from '../passwords';

@Injectable()
export class NewPassword {
  constructor(
    private readonly passwords: Passwords,
    private readonly citizens: CitizensStore,
    private readonly outbox: Outbox,
    private readonly locks: LogInLocks,
    private readonly lockOut: LockOut,
    private readonly passkeys: PasskeysStore,
  ) {}

  /** `device`: of the browser that sets it. */
  async store(
    { id, username }: Citizen,
    password: Password,
    device: string | null,
  ): Promise<RefusalError | undefined> {
    const passwordHash = await this.passwords.hash('citizens', password);
    if (passwordHash instanceof RefusalError) return passwordHash;
    await this.citizens.changePassword(id, passwordHash, async (transaction) => {
      // Whoever was in the account before them may have left one.
      const ended = await this.passkeys.removeAll(transaction, { kind: 'citizen', id });
      await this.outbox.notice(transaction, { citizenId: id, kind: 'passwordChanged', data: {} });
      if (ended > 0)
        await this.outbox.notice(transaction, { citizenId: id, kind: 'passkeysEnded', data: {} });
    });
    await this.lockOut.forget(this.locks.ofCitizen(username.toLowerCase(), device));
    return undefined;
  }
}
