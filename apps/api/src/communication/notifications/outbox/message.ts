// A message in the outbox, as who puts it in gives it and as who delivers it gets it.

export type Channel = 'sms' | 'notice' | 'push' | 'mail';

export interface NewMessage {
  readonly channel: Channel;
  /** Idempotency token: of two messages with the same one only the first is kept. */
  readonly token: string;
  /** For counting: a keyed hash of the mobile or mail address, or the id of a citizen or subscription. */
  readonly recipient: string;
  /** Sealed in the table, for it may hold personal data. */
  readonly body: string;
  /** Null for one that never grows too old. */
  readonly validMs: number | null;
}

export interface ClaimedMessage {
  readonly id: number;
  readonly token: string;
  readonly recipient: string;
  /** Null when it cannot be read any more: a dead letter. */
  readonly body: string | null;
  readonly createdAtMs: number;
  /** This attempt included. */
  readonly attempts: number;
  /** An earlier attempt may have handed it over without anybody knowing. */
  readonly isDoubtful: boolean;
  /** Of this claim; who has lost it settles nothing. */
  readonly lease: string;
  /** By the database's clock. */
  readonly claimedAtMs: number;
  readonly validUntilMs: number | null;
}
