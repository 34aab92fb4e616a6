// Which locks stand before a password (ADR 10). A browser that the citizen has used before has one of its own, so that no
// stranger's guesses, from however many addresses, shut the citizen out.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import { KnownDevices } from '../devices/known-devices';
import type { Lock } from './lock-out';
import { ACCOUNT_LOCK, ADDRESS_LOCK } from './lock-schedule';

export interface Knocker {
  readonly usernameKey: string;
  /** As the limits count it. */
  readonly addressKey: string;
  readonly device: string | null;
}

@Injectable()
export class LogInLocks {
  constructor(
    private readonly devices: KnownDevices,
    private readonly personalData: PersonalData,
  ) {}

  /** Alike for names that exist and names that do not. */
  async before({ usernameKey, addressKey, device }: Knocker): Promise<readonly Lock[]> {
    if (device !== null && (await this.devices.isKnown(usernameKey, device)))
      return [{ key: this.ofDevice(usernameKey, device), schedule: ACCOUNT_LOCK }];
    return [
      { key: this.ofAccount(usernameKey), schedule: ACCOUNT_LOCK },
      { key: `address:${this.personalData.hash('address', addressKey)}`, schedule: ADDRESS_LOCK },
    ];
  }

  /** What a success forgets. The address' failures stay: others may sit behind it. */
  ofCitizen(usernameKey: string, device: string | null): readonly string[] {
    const account = this.ofAccount(usernameKey);
    return device === null ? [account] : [account, this.ofDevice(usernameKey, device)];
  }

  private ofAccount(usernameKey: string): string {
    return `account:${this.personalData.hash('username', usernameKey)}`;
  }

  private ofDevice(usernameKey: string, device: string): string {
    return `device:${this.personalData.hash('username', `${usernameKey} ${device}`)}`;
  }
}
