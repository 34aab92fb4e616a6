// What every way in ends with: a session, unless the account was locked, closed or given another password meanwhile, and a browser
// that is known from now on.
import { Injectable } from '@nestjs/common';
import type { OwnCitizenView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { DueAgreement } from '../../agreements';
import { RefusalError } from '../../../platform/errors';
import { deviceOf, Sessions } from '../../sessions';
import { type Citizen, citizenView } from '../citizen';
import { CitizensStore } from '../citizens.store';
import { DeviceCookie } from '../devices/device-cookie';
import { KnownDevices } from '../devices/known-devices';

@Injectable()
export class WelcomeIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly citizens: CitizensStore,
    private readonly cookie: DeviceCookie,
    private readonly devices: KnownDevices,
    private readonly agreement: DueAgreement,
  ) {}

  async execute(
    citizen: Citizen,
    request: Request,
    response: Response,
  ): Promise<OwnCitizenView | RefusalError<'LOGIN.ACCOUNT_LOCKED' | 'LOGIN.FAILED'>> {
    await this.sessions.open(request, citizen.id);
    // What came after the password was compared has ended the sessions that it found, and not this one.
    const now = await this.citizens.byId(citizen.id);
    if (now === null || now.isLocked || now.passwordHash !== citizen.passwordHash) {
      await this.sessions.end(request);
      return new RefusalError(now?.isLocked === true ? 'LOGIN.ACCOUNT_LOCKED' : 'LOGIN.FAILED', {});
    }
    const device = this.cookie.give(request, response);
    await this.devices.remember(citizen.id, device, deviceOf(request.headers['user-agent']));
    return citizenView(citizen, await this.agreement.of(citizen));
  }
}
