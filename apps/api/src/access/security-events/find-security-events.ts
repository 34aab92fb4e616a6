// Use case: the auditor reads the stream, and finds in it what came from an address or was about an account, which are typed and never kept.
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Page, SearchSecurityEventsBody, SecurityEventView } from '@haopai/contracts';
import { parseUsername } from '@haopai/rules/people';
import type { RefusalError } from '../../platform/errors';
import { addressKey } from '../../platform/limits';
import { PersonalData } from '../../platform/personal-data';
import { type Actor, StaffStore } from '../staff-authentication';
import { AccountNamesStore } from './account-names.store';
import { nameKey } from './note-refusal';
import { SecurityEventsStore, type SecurityRow } from './security-events.store';

export const EVENTS_PER_PAGE = 50;
/** As much of a hash as tells one from another on a page. */
const MARK_LENGTH = 12;
const MARK = /^[0-9a-f]{12,64}$/;

@Injectable()
export class FindSecurityEvents {
  constructor(
    private readonly store: SecurityEventsStore,
    private readonly personalData: PersonalData,
    private readonly staff: StaffStore,
    private readonly citizens: AccountNamesStore,
  ) {}

  async execute(
    actor: Actor,
    { kind, address, account, page = 1, size = EVENTS_PER_PAGE }: AskedFor,
  ): Promise<Page<SecurityEventView> | RefusalError> {
    const refusal = actor.lacks('audit.read');
    if (refusal !== undefined) return refusal;
    const search = {
      kind: kind ?? null,
      addresses: address === undefined ? null : [this.addressMark(address.trim())],
      accounts: account === undefined ? null : await this.accountMarks(account.trim()),
    };
    const { rows, total } = await this.store.page(search, size, (page - 1) * size);
    return { items: rows.map(viewOf), total, page, size };
  }

  /** What is neither an address nor a mark is found nowhere. */
  private addressMark(typed: string): string {
    if (isIP(typed) !== 0) return this.personalData.hash('address', addressKey(typed));
    return MARK.test(typed) ? typed : 'none';
  }

  /** Whoever has the name, staff and citizen, and what was typed as the name before anybody was in. */
  private async accountMarks(typed: string): Promise<readonly string[]> {
    if (MARK.test(typed)) return [typed];
    const name = typed.toLowerCase();
    // What cannot be a name is nobody's, and the column cannot be compared with it.
    const [member, citizenId] = parseUsername(name).ok
      ? await Promise.all([this.staff.byUsername(name), this.citizens.idOf(name)])
      : [null, null];
    const keys = [
      nameKey(name),
      ...(member === null ? [] : [`staff:${member.id}`]),
      ...(citizenId === null ? [] : [`citizen:${citizenId}`]),
    ];
    return keys.map((key) => this.personalData.hash('account', key));
  }
}

type AskedFor = {
  readonly [Name in keyof SearchSecurityEventsBody]: SearchSecurityEventsBody[Name] | undefined;
};

function viewOf({ addressHash, accountHash, ...row }: SecurityRow): SecurityEventView {
  const { id, kind, what, times, fromMs, toMs, instance } = row;
  return {
    ...{ id, kind, what, times, fromMs, toMs, instance },
    addressMark: addressHash?.slice(0, MARK_LENGTH) ?? null,
    accountMark: accountHash?.slice(0, MARK_LENGTH) ?? null,
  };
}
