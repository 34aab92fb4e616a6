// What every way in ends with: a session, and a browser that is known from now on.
import { Injectable } from '@nestjs/common';
import type { OwnCitizenView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { DueAgreement } from '../../agreements';
import { Config } from '../../config';
import { RefusalError } from '../../errors';
import { deviceOf, Sessions } from '../../sessions';
import { type Citizen, citizenView } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { rememberDevice } from '../devices/device-cookie';
import { KnownDevices } from '../devices/known-devices';

@Injectable()
export class WelcomeIn {
  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly citizens: CitizensStore,
    private readonly devices: KnownDevices,
    private readonly agreement: DueAgreement,
  ) {}

  async execute(
    citizen: Citizen,
    request: Request,
    response: Response,
  ): Promise<OwnCitizenView | RefusalError<'LOGIN.ACCOUNT_LOCKED'>> {
    await this.sessions.open(request, citizen.id);
    // A lock that came after the password was compared has ended the sessions that it found, and not this one.
    if ((await this.citizens.byId(citizen.id))?.isLocked === true) {
      await this.sessions.end(request);
      return new RefusalError('LOGIN.ACCOUNT_LOCKED', {});
    }
    const device = rememberDevice(request, response, this.config.environment);
    await this.devices.remember(citizen.id, device, deviceOf(request.headers['user-agent']));
    return citizenView(citizen, await this.agreement.of(citizen));
  }
}
