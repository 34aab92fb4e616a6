// Remembers from which browsers each citizen logs in, and tells the citizen of a new one.
import { Injectable } from '@nestjs/common';
import { parseUsername } from '@haopai/rules/people';
import { Outbox } from '../../../communication/notifications';
import { PersonalData } from '../../../platform/personal-data';
import { CitizenDevicesStore } from './citizen-devices.store';

@Injectable()
export class KnownDevices {
  constructor(
    private readonly devices: CitizenDevicesStore,
    private readonly personalData: PersonalData,
    private readonly outbox: Outbox,
  ) {}

  /** Whether this browser belongs to whoever owns the user name. What can be no user name is nobody's, as everybody knows. */
  async isKnown(usernameKey: string, device: string | null): Promise<boolean> {
    const username = parseUsername(usernameKey);
    return (
      device !== null && username.ok && (await this.devices.hasUsed(username.value, this.hashOf(device)))
    );
  }

  /** After a log-in. `label` says in words of the browser which one it is. */
  async remember(citizenId: number, device: string, label: string): Promise<void> {
    const { isNew } = await this.devices.add(citizenId, this.hashOf(device), Date.now());
    if (isNew) await this.outbox.notice(null, { citizenId, kind: 'newDevice', data: { device: label } });
  }

  /** Names the browser where its own name must not stand. */
  hashOf(device: string): string {
    return this.personalData.hash('device', device);
  }
}
