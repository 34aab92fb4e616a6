// Staff over REST.
import { inject, Injectable } from '@angular/core';
import type {
  AddStaffBody,
  ChangeRoleBody,
  ChangeStaffBody,
  Page,
  ResetStaffBody,
  RoleView,
  StaffAnswer,
  StaffRole,
  StaffView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class StaffClient {
  private readonly admin = inject(AdminApi);

  /** All of them: so few that they are one page. */
  async all(): Promise<Outcome<Page<StaffView>>> {
    const all = await this.admin.get<readonly StaffView[]>('/staff');
    if (!all.ok) return all;
    const { length } = all.value;
    return { ok: true, value: { items: all.value, total: length, page: 1, size: Math.max(1, length) } };
  }

  roles(): ReadRequest<readonly RoleView[]> {
    return this.admin.at('/roles');
  }

  /** Asked for: the answer shows those that still count. */
  changeRole(role: StaffRole, body: ChangeRoleBody): Promise<Outcome<readonly RoleView[]>> {
    return this.admin.put(`/roles/${role}`, body);
  }

  add(body: AddStaffBody): Promise<Outcome<StaffAnswer>> {
    return this.admin.post('/staff', body);
  }

  change(staffId: number, body: ChangeStaffBody): Promise<Outcome<StaffView>> {
    return this.admin.patch(`/staff/${staffId}`, body);
  }

  reset(staffId: number, body: ResetStaffBody): Promise<Outcome<StaffAnswer>> {
    return this.admin.post(`/staff/${staffId}/reset`, body);
  }
}
