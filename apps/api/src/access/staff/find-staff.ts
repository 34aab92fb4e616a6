// Use case: who works in the back office.
import { Injectable } from '@nestjs/common';
import type { StaffView } from '@haopai/contracts';
import { type Actor, StaffStore } from '../staff-authentication';
import { RefusalError } from '../../platform/errors';
import { staffView } from './staff-view';

@Injectable()
export class FindStaff {
  constructor(private readonly staff: StaffStore) {}

  async self({ staffId }: Actor): Promise<StaffView | RefusalError> {
    const member = await this.staff.byId(staffId);
    return member === null ? new RefusalError('SESSION.ENDED', {}) : staffView(member);
  }

  async all(actor: Actor): Promise<readonly StaffView[] | RefusalError> {
    return actor.lacks('staff.read') ?? (await this.staff.all()).map(staffView);
  }
}
