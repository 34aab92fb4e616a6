// What wrong passwords and codes lock: the log-in of one user name, and with passwords that of the address that they came from.
// A browser that the member has used before has a lock of its own, so that nobody's guesses from elsewhere shut the member out.
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

  /** `device`: the browser's name where the member has used it before. */
  letInWithCode(username: string, device: string | null): Promise<LetIn | RefusalError> {
    return this.lockOut.letIn([this.lockOf(username, device)]);
  }

  letInWithPassword(username: string, address: string, device: string | null): Promise<LetIn | RefusalError> {
    const own = this.lockOf(username, device);
    if (device !== null) return this.lockOut.letIn([own]);
    const key = `address:${this.personalData.hash('address', address)}`;
    return this.lockOut.letIn([own, { key, schedule: ADDRESS_LOCK }]);
  }

  takeBack(letIn: LetIn): Promise<void> {
    return this.lockOut.takeBack(letIn);
  }

  /** As if nobody had failed at that name, there and in unknown browsers. */
  async forget(username: string, device: string | null): Promise<void> {
    const keys = [this.lockOf(username, null).key, this.lockOf(username, device).key];
    await this.lockOut.forget([...new Set(keys)]);
  }

  private lockOf(username: string, device: string | null): Lock {
    const name = username.toLowerCase();
    const key =
      device === null
        ? `staff:${this.personalData.hash('username', name)}`
        : `staff-device:${this.personalData.hash('username', `${name} ${device}`)}`;
    return { key, schedule: ACCOUNT_LOCK };
  }
}
