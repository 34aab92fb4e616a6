// Delivers text messages: not when they are too old, never too many to a number, and never one again that was taken.
import { Injectable } from '@nestjs/common';
import type { ClaimedMessage } from '../outbox/message';
import { MessageSeal } from '../outbox/message-seal';
import type { Delivery } from '../outbox/outbox-lane';
import type { Outcome } from '../outbox/outcome';
import { SmsSender } from './sms-sender';
import { textMessageFromJson } from './text-message';

@Injectable()
export class DeliverSms implements Delivery {
  readonly channel = 'sms';

  constructor(
    private readonly sender: SmsSender,
    private readonly seal: MessageSeal,
  ) {}

  async deliver(message: ClaimedMessage, nowMs: () => number): Promise<Outcome> {
    const { token, createdAtMs, validUntilMs } = message;
    const text = textMessageFromJson(this.seal.open(message.body));
    if (text === null) return { kind: 'refused', code: 'TEMPLATE.UNKNOWN' };
    const outgoing = { ...text, token, createdAtMs };
    if (message.isDoubtful) {
      // A rejection leaves it doubtful: asked again, not sent.
      if (await this.sender.wasTaken(outgoing)) return { kind: 'accepted', ref: null };
    }
    if (validUntilMs !== null && nowMs() >= validUntilMs) return { kind: 'expired' };
    return this.sender.send(outgoing);
  }
}
