// Use case: the citizen behind a session. One whose account is gone has no session either.
import { Injectable } from '@nestjs/common';
import type { OwnCitizenView } from '@haopai/contracts';
import { DueAgreement } from '../agreements';
import { RefusalError } from '../../platform/errors';
import { citizenView } from './citizen';
import { CitizensStore } from './citizens.store';

@Injectable()
export class FindCitizen {
  constructor(
    private readonly citizens: CitizensStore,
    private readonly agreement: DueAgreement,
  ) {}

  async execute(citizenId: number): Promise<OwnCitizenView | RefusalError> {
    const citizen = await this.citizens.byId(citizenId);
    if (citizen === null) return new RefusalError('SESSION.MISSING', {});
    return citizenView(citizen, await this.agreement.of(citizen));
  }
}
