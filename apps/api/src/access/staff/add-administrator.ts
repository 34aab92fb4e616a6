// Use case of the operator: an administrator by command, for a site that has nobody who could add one.
import { Injectable } from '@nestjs/common';
import type { StaffAdded } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { AddStaff } from './add-staff';

@Injectable()
export class AddAdministrator {
  constructor(private readonly addStaff: AddStaff) {}

  /** `operator`: who is at the machine, for the record. Whoever holds the machine needs no account to do what they like: this one is not too new for anything. */
  execute(username: string, displayName: string, operator: string): Promise<StaffAdded | RefusalError> {
    const actor = { staffId: null, name: operator, address: '' };
    return this.addStaff.execute(actor, null, { username, displayName, role: 'administrator' });
  }
}
