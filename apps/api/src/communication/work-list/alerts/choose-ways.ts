// Use cases: one of the staff sees and says how they want to be told of what waits too long.
import { Injectable } from '@nestjs/common';
import type { AlertWaysBody, AlertWaysView, FieldRefusal } from '@haopai/contracts';
import { type Language, parseMobile } from '@haopai/rules';
import { Audit } from '../../../access/audit';
import type { Actor } from '../../../access/staff-authentication';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { AlertWaysStore } from './alert-ways.store';

/** Whatever has one name and one place behind it: whether it is anybody's only a mail that arrives can tell. */
const MAIL = /^[^\s@<>,;:"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,180}[a-z0-9])?\.[a-z]{2,24}$/i;

@Injectable()
export class ChooseWays {
  constructor(
    private readonly store: AlertWaysStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  async of(actor: Actor): Promise<AlertWaysView> {
    const ways = await this.store.of(actor.staffId);
    return { mail: ways?.mail ?? null, mobile: ways?.mobile ?? null, sendsMail: this.sendsMail };
  }

  /** What is left out is no way any more. On record is which ways, and neither address nor number. */
  async choose(
    actor: Actor,
    { mail, mobile }: AlertWaysBody,
    language: Language,
  ): Promise<AlertWaysView | RefusalError<'ACCOUNT.INVALID'>> {
    const number = mobile === undefined ? undefined : parseMobile(mobile);
    const fields: FieldRefusal[] = [];
    if (mail !== undefined && !MAIL.test(mail.trim()))
      fields.push({ path: 'mail', code: 'MAIL.MALFORMED', data: {} });
    if (number?.ok === false) fields.push({ path: 'mobile', code: number.code, data: number.data });
    if (fields.length > 0) return new RefusalError('ACCOUNT.INVALID', { fields });
    const ways = {
      ...{ mail: mail?.trim() ?? null, language },
      mobile: number?.ok === true ? number.value : null,
    };
    await this.transactions.run(async (transaction) => {
      await this.store.keep(transaction, actor.staffId, ways);
      await this.audit.write(transaction, actor, {
        ...{ act: 'staff.alertsChosen', subject: `staff:${actor.staffId}` },
        after: { byMail: ways.mail !== null, byText: ways.mobile !== null },
      });
    });
    return this.of(actor);
  }

  private get sendsMail(): boolean {
    return this.config.mail.kind !== 'off';
  }
}
