// What wrong passwords and codes lock: the log-in of one user name, and with passwords that of the address that they came from.
import { Injectable } from '@nestjs/common';
import type { RefusalError } from '../../../platform/errors';
import { ACCOUNT_LOCK, ADDRESS_LOCK, type LetIn, type Lock, LockOut } from '../../citizens';
import { PersonalData } from '../../../platform/personal-data';

@Injectable()
export class StaffLocks {
  constructor(
    private readonly lockOut: LockOut,
    private readonly personalData: PersonalData,
  ) {}

  letInWithCode(username: string): Promise<LetIn | RefusalError> {
    return this.lockOut.letIn([this.lockOf(username)]);
  }

  letInWithPassword(username: string, address: string): Promise<LetIn | RefusalError> {
    const key = `address:${this.personalData.hash('address', address)}`;
    return this.lockOut.letIn([this.lockOf(username), { key, schedule: ADDRESS_LOCK }]);
  }

  takeBack(letIn: LetIn): Promise<void> {
    return this.lockOut.takeBack(letIn);
  }

  /** As if nobody had failed at that name. */
  async forget(username: string): Promise<void> {
    await this.lockOut.forget([this.lockOf(username).key]);
  }

  private lockOf(username: string): Lock {
    const hash = this.personalData.hash('username', username.toLowerCase());
    return { key: `staff:${hash}`, schedule: ACCOUNT_LOCK };
  }
}
