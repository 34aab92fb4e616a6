// How every other area sends: into the outbox, with the transaction of what the message tells about. Delivery comes after.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@haopai/contracts';
import type { Transaction } from '../database';
import { OutboxBell } from './outbox/outbox-bell';
import type { NewMessage } from './outbox/message';
import { PersonalData } from '../personal-data';
import { OutboxStore } from './outbox/outbox.store';
import { SMS_TEMPLATES, type SmsTemplate } from './sms/sms-templates';
import { type TextMessage, textMessageToJson } from './sms/text-message';

export interface NoticeOrder {
  readonly citizenId: number;
  readonly kind: NoticeView['kind'];
  /** What the words are made of; no personal data. */
  readonly data: NoticeView['data'];
}

@Injectable()
export class Outbox {
  constructor(
    private readonly store: OutboxStore,
    private readonly seal: PersonalData,
    private readonly bell: OutboxBell,
  ) {}

  /** A text message. With a transaction it exists only if that commits; without one it exists when this resolves. */
  async sms<Template extends SmsTemplate>(
    transaction: Transaction | null,
    text: TextMessage<Template>,
  ): Promise<void> {
    await this.add(transaction, {
      channel: 'sms',
      token: randomUUID(),
      recipient: this.seal.hash('mobile', text.mobile),
      body: textMessageToJson(text),
      validMs: SMS_TEMPLATES[text.template].validMs,
    });
  }

  /** A notice in the portal, and a push to the browsers that the citizen chose. */
  async notice(transaction: Transaction | null, notice: NoticeOrder): Promise<void> {
    const { citizenId, kind, data } = notice;
    await this.add(transaction, {
      channel: 'notice',
      token: randomUUID(),
      recipient: String(citizenId),
      body: JSON.stringify({ kind, data }),
      validMs: null,
    });
  }

  private add(transaction: Transaction | null, message: NewMessage): Promise<void> {
    const sealed = { ...message, body: this.seal.seal(message.body) };
    return this.store.add(transaction, sealed, () => this.bell.ring(message.channel));
  }
}
