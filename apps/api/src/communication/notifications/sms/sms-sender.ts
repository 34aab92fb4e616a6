// Port: whoever carries text messages to phones. What a provider answered is an outcome, never an exception.
import type { Outcome } from '../outbox/outcome';
import type { TextMessage } from './text-message';

export interface OutgoingText extends TextMessage {
  /** The same for every attempt at this message: the provider hears it and tells it back. */
  readonly token: string;
  readonly createdAtMs: number;
}

export abstract class SmsSender {
  /** Hands a text over. `unknown` when nobody can say whether it was taken. */
  abstract send(text: OutgoingText): Promise<Outcome>;
  /** Whether a text of an earlier attempt was taken; rejects when that cannot be told now. */
  abstract wasTaken(text: OutgoingText): Promise<boolean>;
}
