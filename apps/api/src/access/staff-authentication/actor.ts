// Somebody of the staff who asks for something: who, from where, and what their role lets them do.
import { type Permission, PERMISSIONS_OF, type StaffRole } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

export class Actor {
  constructor(
    readonly staffId: number,
    readonly name: string,
    readonly role: StaffRole,
    readonly address: string,
  ) {}

  /** The refusal of a use case that needs it; undefined for whoever may. */
  lacks(permission: Permission): RefusalError<'STAFF.FORBIDDEN'> | undefined {
    if (PERMISSIONS_OF[this.role].includes(permission)) return undefined;
    return new RefusalError('STAFF.FORBIDDEN', { permission });
  }
}
