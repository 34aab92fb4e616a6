// Use case of the operator: an administrator by command, for a site that has nobody who could add one.
import { Injectable } from '@nestjs/common';
import type { StaffAdded } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { AddStaff } from './add-staff';

@Injectable()
export class AddAdministrator {
  constructor(private readonly addStaff: AddStaff) {}

  /** `operator`: who is at the machine, for the record. */
  execute(username: string, displayName: string, operator: string): Promise<StaffAdded | RefusalError> {
    const actor = { staffId: null, name: operator, address: '' };
    return this.addStaff.byOperator(actor, { username, displayName, role: 'administrator' });
  }
}
