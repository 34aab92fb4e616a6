// Who is at a step of the log-in: nobody who was locked, or given another password, since they showed what they have.
import { Injectable } from '@nestjs/common';
import { type StaffMember, type StaffSession, StaffStore } from '../../staff-authentication';

@Injectable()
export class WhoLogsIn {
  constructor(private readonly staff: StaffStore) {}

  async of({ staffId, epoch }: StaffSession): Promise<StaffMember | null> {
    const member = await this.staff.byId(staffId);
    return member === null || member.isLocked || member.sessionEpoch !== epoch ? null : member;
  }
}
