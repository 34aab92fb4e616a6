// Use case: who works in the back office.
import { Injectable } from '@nestjs/common';
import { permissionsOf, type StaffView } from '@haopai/contracts';
import { Approvals } from '../approvals';
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
    private readonly approvals: Approvals,
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
    const lacking = actor.lacks('staff.read');
    if (lacking !== undefined) return lacking;
    const members = await this.staff.all();
    const asked = await this.approvals.openAmong(
      'staff',
      members.map(({ id }) => `staff:${id}`),
    );
    return members.map((member) => ({ ...staffView(member), isAsked: asked.has(`staff:${member.id}`) }));
  }
}
