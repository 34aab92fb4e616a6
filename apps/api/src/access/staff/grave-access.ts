// Whether roles let somebody be one of two, or change who may: such an account is not made, raised or reset by one administrator alone (docs/adr/0149).
import { Injectable } from '@nestjs/common';
import { type Permission, permissionsOf, type StaffRole, TAKING_TWO_PERMISSIONS } from '@haopai/contracts';
import { Approvals } from '../approvals';
import { RoleSetsStore } from '../staff-authentication';

@Injectable()
export class GraveAccess {
  constructor(
    private readonly roleSets: RoleSetsStore,
    private readonly approvals: Approvals,
  ) {}

  /** For whoever had `had`; none, where nothing of what they had counts any more. */
  async takesTwo(roles: readonly StaffRole[], had: readonly StaffRole[]): Promise<boolean> {
    const [sets, deciding] = await Promise.all([this.roleSets.sets(), this.approvals.deciding()]);
    const [after, before] = [permissionsOf(roles, sets), permissionsOf(had, sets)];
    const grave: readonly Permission[] = [...TAKING_TWO_PERMISSIONS, ...deciding];
    return grave.some((each) => after.has(each)) && [...after].some((each) => !before.has(each));
  }
}
