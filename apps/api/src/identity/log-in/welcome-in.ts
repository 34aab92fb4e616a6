// What every way in ends with: a session, and a browser that is known from now on.
import { Injectable } from '@nestjs/common';
import type { CitizenView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { Config } from '../../config';
import { deviceOf, Sessions } from '../../sessions';
import { type Citizen, citizenView } from '../citizen';
import { rememberDevice } from '../devices/device-cookie';
import { KnownDevices } from '../devices/known-devices';

@Injectable()
export class WelcomeIn {
  constructor(
    private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
  ) {}

  async execute(citizen: Citizen, request: Request, response: Response): Promise<CitizenView> {
    await this.sessions.open(request, citizen.id);
    const device = rememberDevice(request, response, this.config.environment);
    await this.devices.remember(citizen.id, device, deviceOf(request.headers['user-agent']));
    return citizenView(citizen);
  }
}
