// A text message to a citizen, whose number the caller need not know.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { CitizenMobilesStore } from './citizen-mobiles.store';
import { Outbox } from './outbox';
import type { SmsTemplate } from './sms/sms-texts';
import type { TextMessage } from './sms/text-message';

export type CitizenText<Template extends SmsTemplate> = Omit<TextMessage<Template>, 'mobile'> & {
  readonly citizenId: number;
};

@Injectable()
export class CitizenTexts {
  constructor(
    private readonly mobiles: CitizenMobilesStore,
    private readonly outbox: Outbox,
  ) {}

  /** With the transaction; nothing to whoever has no number, or has left. */
  async send<Template extends SmsTemplate>(
    transaction: Transaction,
    { citizenId, template, params, language }: CitizenText<Template>,
  ): Promise<void> {
    const mobile = await this.mobiles.of(transaction, citizenId);
    if (mobile !== null) await this.outbox.sms(transaction, { mobile, template, params, language });
  }
}
