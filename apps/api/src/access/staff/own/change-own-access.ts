// Writes what somebody of the staff has changed of their own way in: on record, and every other session of theirs is over.
import { Injectable } from '@nestjs/common';
import type { StaffView } from '@haopai/contracts';
import type { Request } from 'express';
import { type Transaction, Transactions } from '../../../platform/database';
import type { RefusalError } from '../../../platform/errors';
import { Audit } from '../../audit';
import {
  StaffDevices,
  type StaffChange,
  StaffProofs,
  StaffSessions,
  StaffStore,
} from '../../staff-authentication';
import { FindStaff } from '../find-staff';
import type { OwnAccess } from './confirm-own-access';

type OwnAct = 'staff.passwordChanged' | 'staff.phoneChanged' | 'staff.passkeyAdded' | 'staff.passkeyRemoved';
/** A refusal takes all of it back. */
type Alongside = (transaction: Transaction) => Promise<RefusalError | undefined>;

@Injectable()
export class ChangeOwnAccess {
  constructor(
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessions,
    private readonly devices: StaffDevices,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly find: FindStaff,
    private readonly proofs: StaffProofs,
  ) {}

  async execute(
    request: Request,
    { session, member }: OwnAccess,
    act: OwnAct,
    change: Pick<StaffChange, 'passwordHash' | 'hasOwnPassword' | 'passwordGivenAtMs' | 'totpSealed'>,
    alongside: Alongside = () => Promise.resolve(undefined),
  ): Promise<StaffView | RefusalError> {
    const subject = `staff:${member.id}`;
    const epoch = member.sessionEpoch + 1;
    const refusal = await this.transactions.run(async (transaction) => {
      if (!(await this.staff.change(transaction, member, { ...change, sessionEpoch: epoch })))
        return this.audit.refuseChanged(transaction, { subject, version: member.version + 1 });
      const refused = await alongside(transaction);
      if (refused !== undefined) return refused;
      const actor = { staffId: member.id, name: member.displayName, address: request.ip ?? '' };
      await this.audit.write(transaction, actor, { act, subject });
      return undefined;
    });
    if (refusal !== undefined) return refusal;
    const after = { ...member, ...change, sessionEpoch: epoch, version: member.version + 1 };
    // This one goes on, under a new id.
    const shown = this.proofs.shownIn(request, session);
    const added = act === 'staff.passkeyAdded' ? { passkeyShownAtMs: Date.now() } : {};
    await this.sessions.open(request, after, session.openedAtMs, { ...shown, ...added });
    this.devices.remember(request, after);
    return this.find.own(after);
  }
}
