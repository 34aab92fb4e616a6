// Use case: the citizen behind a session. One whose account is gone has no session either.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../errors';
import type { Citizen } from './citizen';
import { CitizensStore } from './citizens.store';

@Injectable()
export class FindCitizen {
  constructor(private readonly citizens: CitizensStore) {}

  async execute(citizenId: number): Promise<Citizen | RefusalError> {
    return (await this.citizens.byId(citizenId)) ?? new RefusalError('SESSION.MISSING', {});
  }
}
