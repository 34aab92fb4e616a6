// Messages that have not left: what waits, what was given up, and how a dead letter is sent again.
import type { SmsTextName } from './admin-content';
import type { NoticeKind } from './messages';

export const MESSAGE_CHANNELS = ['sms', 'notice', 'push', 'mail'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** `dead`: given up, and can be sent again. `useless`: given up, and too old, not readable any more, or maybe there already. */
export const UNDELIVERED_GROUPS = ['dead', 'waiting', 'useless'] as const;
export type UndeliveredGroup = (typeof UNDELIVERED_GROUPS)[number];

/** Dead letters that are chosen one by one, in one act. */
export const CHOSEN_MESSAGES_MAX = 200;
/** Of one failure, in one act: they leave within a quarter of a minute, so that no code waits behind them. */
export const FAILED_MESSAGES_MAX = 300;

/** Of one channel, group and failure. */
export interface UndeliveredSum {
  readonly channel: MessageChannel;
  readonly group: UndeliveredGroup;
  /** The provider's code for it, or our own; null for what was not tried yet. */
  readonly lastFailure: string | null;
  readonly count: number;
  readonly oldestAtMs: number;
}

/** `GET /admin/messages/sums`. */
export interface UndeliveredSums {
  readonly readAtMs: number;
  readonly sums: readonly UndeliveredSum[];
}

/** `GET /admin/messages?group=&channel=&failure=&page=&size=`: what was given up last first, or what has waited longest. */
export interface UndeliveredMessage {
  readonly id: number;
  readonly channel: MessageChannel;
  readonly group: UndeliveredGroup;
  /** Null for one that cannot be read any more. */
  readonly kind: SmsTextName | NoticeKind | null;
  /** Of a text that can be read: `138****5678`. */
  readonly maskedMobile: string | null;
  /** Of a notice, and of a push whose browser still wants it. */
  readonly citizenId: number | null;
  readonly attempts: number;
  readonly lastFailure: string | null;
  readonly createdAtMs: number;
  /** Null for one that was given up. */
  readonly nextTryAtMs: number | null;
  /** Null for one that waits. */
  readonly givenUpAtMs: number | null;
  /** Null for one that never grows too old. */
  readonly validUntilMs: number | null;
  /** Its sealed body is there, and can be opened. */
  readonly isReadable: boolean;
  /** Not too old yet. */
  readonly isOfUse: boolean;
}

/** `POST /admin/messages/send-again`: all of them, or none. */
export interface SendChosenAgainBody {
  readonly ids: readonly number[];
  readonly reason: string;
}

/** `POST /admin/messages/send-again/failed`: those of one failure, the oldest first, as many as go in one act. */
export interface SendFailedAgainBody {
  readonly channel: MessageChannel;
  readonly failure: string;
  /** When the sums were read: what was given up later is not among them. */
  readonly readAtMs: number;
  readonly reason: string;
}

export interface SentAgain {
  readonly sent: number;
  /** Of the same failure, for another act. */
  readonly left: number;
}
