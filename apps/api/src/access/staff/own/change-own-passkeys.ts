// Use cases: somebody of the staff takes a passkey, and gives one up. Both change who comes in: they are confirmed, on record, and end all
// other sessions of theirs.
import { Injectable } from '@nestjs/common';
import type { NewPasskeyBody, NewPasskeyQuestion, StaffConfirmation, StaffView } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { PasskeysStore, type Person, ReadNewPasskey } from '../../passkeys';
import { SecurityEvents } from '../../security-events';
import { ChangeOwnAccess } from './change-own-access';
import { ConfirmOwnAccess } from './confirm-own-access';

@Injectable()
export class ChangeOwnPasskeys {
  constructor(
    private readonly confirm: ConfirmOwnAccess,
    private readonly newPasskey: ReadNewPasskey,
    private readonly store: PasskeysStore,
    private readonly write: ChangeOwnAccess,
    private readonly events: SecurityEvents,
  ) {}

  /** Only whoever was asked this brings one. */
  async begin(request: Request, confirmation: StaffConfirmation): Promise<NewPasskeyQuestion | RefusalError> {
    const own = await this.confirm.execute(request, confirmation);
    if (own instanceof RefusalError) return own;
    const { id, username: userName, displayName: userDisplayName } = own.member;
    return this.newPasskey.question(request, staff(id), { userName, userDisplayName });
  }

  async add(request: Request, body: NewPasskeyBody): Promise<StaffView | RefusalError> {
    const own = await this.confirm.of(request);
    if (own instanceof RefusalError) return own;
    const { id } = own.member;
    const passkey = await this.newPasskey.read(request, staff(id), body);
    if (passkey instanceof RefusalError) return passkey;
    const view = await this.write.execute(request, own, 'staff.passkeyAdded', {}, async (transaction) => {
      const isNew = await this.store.add(transaction, staff(id), passkey);
      return isNew ? undefined : new RefusalError('PASSKEY.TAKEN', {});
    });
    if (!(view instanceof RefusalError)) this.note(request, id, 'passkey.added');
    return view;
  }

  async remove(
    request: Request,
    passkeyId: number,
    confirmation: StaffConfirmation,
  ): Promise<StaffView | RefusalError> {
    const own = await this.confirm.execute(request, confirmation);
    if (own instanceof RefusalError) return own;
    const { id } = own.member;
    const view = await this.write.execute(request, own, 'staff.passkeyRemoved', {}, async (transaction) => {
      const isGone = await this.store.remove(transaction, staff(id), passkeyId);
      return isGone ? undefined : new RefusalError('PASSKEY.NOT_FOUND', { passkeyId });
    });
    if (!(view instanceof RefusalError)) this.note(request, id, 'passkey.removed');
    return view;
  }

  private note(request: Request, id: number, what: string): void {
    this.events.note({ kind: 'accessChanged', what, address: request.ip ?? null, account: `staff:${id}` });
  }
}

function staff(id: number): Person {
  return { kind: 'staff', id };
}
