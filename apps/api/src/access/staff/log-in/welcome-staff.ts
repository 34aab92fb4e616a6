// The last step of a log-in: whoever has shown all that they have is in, on record.
import { Injectable } from '@nestjs/common';
import type { StaffLogInStep } from '@haopai/contracts';
import type { Request } from 'express';
import { Transactions } from '../../../platform/database';
import { Audit } from '../../audit';
import { StaffDevices, type StaffMember, StaffSessions, StaffStore } from '../../staff-authentication';
import { FindStaff } from '../find-staff';

@Injectable()
export class WelcomeStaff {
  constructor(
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessions,
    private readonly devices: StaffDevices,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly find: FindStaff,
  ) {}

  /** `passkeyShownAtMs`: where it was a passkey that they have shown, and no code. */
  async execute(request: Request, member: StaffMember, passkeyShownAtMs?: number): Promise<StaffLogInStep> {
    const { id: staffId, displayName: name } = member;
    const openedAtMs = Date.now();
    await this.transactions.run(async (transaction) => {
      await this.staff.noteLogIn(staffId, openedAtMs, transaction);
      const actor = { staffId, name, address: request.ip ?? '' };
      await this.audit.write(transaction, actor, { act: 'staff.loggedIn', subject: `staff:${staffId}` });
    });
    const shown = passkeyShownAtMs === undefined ? { codeShownAtMs: openedAtMs } : { passkeyShownAtMs };
    await this.sessions.open(request, member, openedAtMs, shown);
    this.devices.remember(request, member);
    return { step: 'in', staff: await this.find.own(member) };
  }
}
