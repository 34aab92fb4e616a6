// Adds somebody to the staff, with a password that works until their first log-in.
import { Injectable } from '@nestjs/common';
import type { AddStaffBody, StaffAdded, StaffAnswer } from '@haopai/contracts';
import { parseUsername } from '@haopai/rules/people';
import type { Actor } from '../staff-authentication';
import type { AuditActor } from '../audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { GivenPasswords } from './given-passwords';
import { GraveAccess } from './grave-access';
import { StaffByTwo } from './staff-by-two';
import { askedRoles } from './staff-view';
import { type By, type NewMember, WriteStaffAccess } from './write-staff-access';

type Order = Omit<AddStaffBody, 'username'>;

@Injectable()
export class AddStaff {
  constructor(
    private readonly passwords: GivenPasswords,
    private readonly transactions: Transactions,
    private readonly write: WriteStaffAccess,
    private readonly grave: GraveAccess,
    private readonly byTwo: StaffByTwo,
  ) {}

  /** By an administrator: alone where the account can be no second person, else asked for. */
  async byAdministrator(
    actor: Actor,
    { username, ...order }: AddStaffBody,
  ): Promise<StaffAnswer | RefusalError> {
    const member = memberOf(username, order);
    if (member instanceof RefusalError) return member;
    if (!(await this.grave.takesTwo(member.roles, [])))
      return this.add({ actor, makers: [actor.staffId] }, member);
    const refusal = await this.transactions.run((transaction) =>
      this.byTwo.askToAdd(transaction, actor, member),
    );
    return refusal ?? { staff: null, password: null };
  }

  /** Whoever holds the machine needs no account to do what they like: this one is not too new for anything, and nobody's second self. */
  async byOperator(
    actor: AuditActor,
    { username, ...order }: AddStaffBody,
  ): Promise<StaffAdded | RefusalError> {
    const member = memberOf(username, order);
    return member instanceof RefusalError ? member : this.add({ actor, makers: [] }, member);
  }

  private async add(by: By, member: NewMember): Promise<StaffAdded | RefusalError> {
    const given = await this.passwords.make();
    if (given instanceof RefusalError) return given;
    return this.transactions.run((transaction) => this.write.add(transaction, by, member, given));
  }
}

function memberOf(typed: string, { displayName, ...asked }: Order): NewMember | RefusalError {
  const name = parseUsername(typed);
  return name.ok
    ? { username: name.value.name, displayName, roles: askedRoles(asked) ?? [asked.role] }
    : new RefusalError('REQUEST.INVALID', { fields: [{ path: 'username', rule: name.code }] });
}
