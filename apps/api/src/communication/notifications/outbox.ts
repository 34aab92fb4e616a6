// How every other area sends: into the outbox, with the transaction of what the message tells about. Delivery comes after.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NoticeWays as ChosenWays, NoticeView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { MailMessage } from './mail/mail-message';
import { OutboxIntake } from './outbox/outbox-intake';
import { SMS_TEMPLATES, type SmsTemplate } from './sms/sms-texts';
import { type TextMessage, textMessageToJson } from './sms/text-message';

export interface NoticeOrder {
  readonly citizenId: number;
  readonly kind: NoticeView['kind'];
  /** What the words are made of; no personal data. */
  readonly data: NoticeView['data'];
  /** Where it goes; everywhere when left out. */
  readonly ways?: NoticeWays;
}

/** A push without a notice in the portal is known by no number. */
export type NoticeWays = Pick<ChosenWays, 'portal' | 'push'>;

@Injectable()
export class Outbox {
  constructor(
    private readonly intake: OutboxIntake,
    private readonly personalData: PersonalData,
  ) {}

  /** A text message. With a transaction it exists only if that commits; without one it exists when this resolves. */
  sms<Template extends SmsTemplate>(
    transaction: Transaction | null,
    text: TextMessage<Template>,
  ): Promise<void> {
    return this.intake.take(transaction, {
      channel: 'sms',
      token: randomUUID(),
      recipient: this.personalData.hash('mobile', text.mobile),
      body: textMessageToJson(text),
      validMs: SMS_TEMPLATES[text.template].validMs,
    });
  }

  /** A mail to one of the staff. */
  mail(
    transaction: Transaction | null,
    mail: MailMessage & { readonly template: 'workWaits' | 'decisionWaits' },
  ): Promise<void> {
    return this.intake.take(transaction, {
      channel: 'mail',
      token: randomUUID(),
      recipient: this.personalData.hash('mail', mail.to.toLowerCase()),
      body: JSON.stringify(mail),
      validMs: SMS_TEMPLATES[mail.template].validMs,
    });
  }

  /** A notice in the portal, and a push to the browsers that the citizen chose. */
  notice(transaction: Transaction | null, { citizenId, kind, data, ways }: NoticeOrder): Promise<void> {
    return this.intake.take(transaction, {
      channel: 'notice',
      token: randomUUID(),
      recipient: String(citizenId),
      body: JSON.stringify({ kind, data, ways }),
      validMs: null,
    });
  }
}
