// Delivers mails, as long as they are of use.
import { Injectable } from '@nestjs/common';
import type { Delivery, ReadableMessage } from '../outbox/channel-worker';
import type { Outcome } from '../outbox/outcome';
import { mailMessageFromJson } from './mail-message';
import { MailSender } from './mail-sender';

@Injectable()
export class DeliverMail implements Delivery {
  readonly channel = 'mail';

  constructor(private readonly sender: MailSender) {}

  async deliver({ body, token, validUntilMs }: ReadableMessage, nowMs: () => number): Promise<Outcome> {
    if (validUntilMs !== null && nowMs() >= validUntilMs) return { kind: 'expired' };
    return this.sender.send({ ...mailMessageFromJson(body), token });
  }
}
