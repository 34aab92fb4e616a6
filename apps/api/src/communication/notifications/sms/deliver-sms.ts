// Delivers text messages: not when they are too old, never too many to a number, and never one again that was taken.
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config';
import type { Delivery, ReadableMessage } from '../outbox/channel-worker';
import type { Outcome } from '../outbox/outcome';
import { RecipientLimitsStore } from '../outbox/recipient-limits.store';
import { SmsSender } from './sms-sender';
import { textMessageFromJson } from './text-message';

/** To one number, whatever they say: areas that send have closer limits of their own. */
export const TEXTS_A_MINUTE_MAX = 3;
export const TEXTS_A_DAY_MAX = 30;
const MINUTE_MS = 60_000;

@Injectable()
export class DeliverSms implements Delivery {
  readonly channel = 'sms';
  private readonly isLimited: boolean;

  constructor(
    private readonly sender: SmsSender,
    private readonly limits: RecipientLimitsStore,
    config: Config,
  ) {
    this.isLimited = config.rateLimits.isOn;
  }

  async deliver(message: ReadableMessage, nowMs: () => number): Promise<Outcome> {
    const { body, token, createdAtMs, validUntilMs } = message;
    const text = textMessageFromJson(body);
    if (text === null) return { kind: 'refused', code: 'TEMPLATE.UNKNOWN' };
    const outgoing = { ...text, token, createdAtMs };
    // A rejection leaves it doubtful: asked again, not sent.
    if (message.isDoubtful && (await this.sender.wasTaken(outgoing))) return { kind: 'accepted', ref: null };
    const tooMany = this.isLimited ? await this.tooMany(message) : null;
    if (tooMany !== null) return tooMany;
    if (validUntilMs !== null && nowMs() >= validUntilMs) return { kind: 'expired' };
    return this.sender.send(outgoing);
  }

  private async tooMany(message: ReadableMessage): Promise<Outcome | null> {
    const { lastMinute, lastDay } = await this.limits.taken(this.channel, message);
    if (lastDay >= TEXTS_A_DAY_MAX) return { kind: 'refused', code: 'NUMBER.DAY_LIMIT' };
    if (lastMinute >= TEXTS_A_MINUTE_MAX)
      return { kind: 'later', code: 'NUMBER.MINUTE_LIMIT', afterMs: MINUTE_MS };
    return null;
  }
}
