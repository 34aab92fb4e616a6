// Somebody of the staff who asks for something: who, from where, and what their roles let them do.
import type { Permission } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

export class Actor {
  constructor(
    readonly staffId: number,
    readonly name: string,
    private readonly permissions: ReadonlySet<Permission>,
    readonly address: string,
    /** Set while it is still to come by the database's clock. */
    private readonly newUntilMs: number | null = null,
    private readonly owes: 'passkey' | 'code' | null = null,
  ) {}

  /** The refusal of a use case that needs it; undefined for whoever may. */
  lacks(permission: Permission): RefusalError<'STAFF.FORBIDDEN'> | undefined {
    return this.permissions.has(permission) ? undefined : new RefusalError('STAFF.FORBIDDEN', { permission });
  }

  /**
   * Of whatever takes two, why this one cannot be the second: an administrator who makes an account, gives it another password or
   * other roles could be both (docs/adr/0099). Undefined for whoever can.
   */
  refuseToConfirm(): RefusalError<'STAFF.TOO_NEW'> | undefined {
    const { newUntilMs } = this;
    return newUntilMs === null ? undefined : new RefusalError('STAFF.TOO_NEW', { fromAtMs: newUntilMs });
  }

  /** Of what is grave, why this session cannot do it yet: whoever has a passkey shows it first, others a code (docs/adr/0105). */
  refuseUntilShown(): RefusalError<'PASSKEY.NEEDED' | 'STAFF.CODE_NEEDED'> | undefined {
    if (this.owes === null) return undefined;
    return new RefusalError(this.owes === 'passkey' ? 'PASSKEY.NEEDED' : 'STAFF.CODE_NEEDED', {});
  }
}
