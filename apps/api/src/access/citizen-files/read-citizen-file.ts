// Use case: the staff look at one citizen: masked, with consents, log-ins, and what they have here.
import { Injectable } from '@nestjs/common';
import type { CitizenFile } from '@haopai/contracts';
import { GrantIdentity } from '../identity-checks';
import type { Actor } from '../staff-authentication';
import { RefusalError } from '../../platform/errors';
import { CitizenRecordsStore } from './citizen-records.store';
import { CitizenFilesStore } from './citizen-files.store';
import { citizenHead } from './filed-citizen';

@Injectable()
export class ReadCitizenFile {
  constructor(
    private readonly store: CitizenFilesStore,
    private readonly records: CitizenRecordsStore,
    private readonly identities: GrantIdentity,
  ) {}

  async execute(actor: Actor, citizenId: number): Promise<CitizenFile | RefusalError> {
    const refusal = actor.lacks('citizens.read');
    if (refusal !== undefined) return refusal;
    const citizen = await this.store.byId(citizenId);
    if (citizen === null) return new RefusalError('CITIZEN.NOT_FOUND', { citizenId });
    const identity = await this.identities.of(citizenId);
    return { ...citizenHead(citizen), identity, ...(await this.records.of(citizenId)) };
  }
}
