// Somebody of the staff who asks for something: who, from where, and what their roles let them do.
import type { Permission } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

export class Actor {
  constructor(
    readonly staffId: number,
    readonly name: string,
    private readonly permissions: ReadonlySet<Permission>,
    readonly address: string,
  ) {}

  /** The refusal of a use case that needs it; undefined for whoever may. */
  lacks(permission: Permission): RefusalError<'STAFF.FORBIDDEN'> | undefined {
    return this.permissions.has(permission) ? undefined : new RefusalError('STAFF.FORBIDDEN', { permission });
  }
}
