// Everything about a registration that may be told to anybody: limits, fields, consent, agreement, a user name that is taken.
import { Injectable } from '@nestjs/common';
import type { RegisterBody } from '@haopai/contracts';
import { CurrentAgreement } from '../../agreements';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { CitizensStore } from '../citizens.store';
import { RegionsStore } from '../regions/regions.store';
import { readRegistration, type Registration } from './registration';

@Injectable()
export class CheckRegistration {
  constructor(
    private readonly limits: RateLimits,
    private readonly regions: RegionsStore,
    private readonly agreement: CurrentAgreement,
    private readonly citizens: CitizensStore,
  ) {}

  async execute(body: RegisterBody, address: string): Promise<Registration | RefusalError> {
    const tooMany = await this.limits.consume('registration', addressKey(address));
    if (tooMany !== undefined) return tooMany;
    const isRegion = await this.regions.has(body.region);
    const registration = readRegistration(body, isRegion, Date.now());
    if (!('username' in registration)) return new RefusalError('ACCOUNT.INVALID', { fields: registration });
    if (!body.identityConsent) return new RefusalError('ACCOUNT.CONSENT_MISSING', {});
    const version = await this.agreement.version();
    if (body.agreementVersion !== version) return new RefusalError('ACCOUNT.AGREEMENT_OUTDATED', { version });
    const isTaken = await this.citizens.hasUsername(registration.username.key);
    return isTaken ? new RefusalError('ACCOUNT.USERNAME_TAKEN', {}) : registration;
  }
}
