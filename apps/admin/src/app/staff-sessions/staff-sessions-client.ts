// Sessions of staff over REST.
import { inject, Injectable } from '@angular/core';
import type { EndStaffSessionsBody, StaffSessionView } from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class StaffSessionsClient {
  private readonly admin = inject(AdminApi);

  own(): ReadRequest<readonly StaffSessionView[]> {
    return this.admin.at('/me/sessions');
  }

  endOwn(id: string): Promise<Outcome<unknown>> {
    return this.admin.delete(`/me/sessions/${id}`);
  }

  endOthers(): Promise<Outcome<unknown>> {
    return this.admin.delete('/me/sessions');
  }

  of(staffId: number): ReadRequest<readonly StaffSessionView[]> {
    return this.admin.at(`/staff/${staffId}/sessions`);
  }

  endOf(staffId: number, body: EndStaffSessionsBody): Promise<Outcome<unknown>> {
    return this.admin.post(`/staff/${staffId}/sessions/end`, body);
  }
}
