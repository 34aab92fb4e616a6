// Use case: who works in the back office.
import { Injectable } from '@nestjs/common';
import { permissionsOf, type StaffView } from '@haopai/contracts';
import { type Actor, RoleSetsStore, type StaffMember, StaffStore } from '../staff-authentication';
import { AskPasskeys } from '../passkeys';
import { RefusalError } from '../../platform/errors';
import { staffView } from './staff-view';

@Injectable()
export class FindStaff {
  constructor(
    private readonly staff: StaffStore,
    private readonly roleSets: RoleSetsStore,
    private readonly passkeys: AskPasskeys,
  ) {}

  async self({ staffId }: Actor): Promise<StaffView | RefusalError> {
    const member = await this.staff.byId(staffId);
    return member === null ? new RefusalError('SESSION.ENDED', {}) : this.own(member);
  }

  /** With what the roles include now, and whether there is a passkey: oneself. */
  async own(member: StaffMember): Promise<StaffView> {
    const permissions = permissionsOf(member.roles, await this.roleSets.sets());
    const hasPasskey = await this.passkeys.has({ kind: 'staff', id: member.id });
    return { ...staffView(member), permissions: [...permissions], hasPasskey };
  }

  async all(actor: Actor): Promise<readonly StaffView[] | RefusalError> {
    return actor.lacks('staff.read') ?? (await this.staff.all()).map(staffView);
  }
}
