// One mail, to somebody of the staff or to whoever keeps what the site has nowhere else, as it is sealed into the outbox and read out of it again.

export interface MailMessage {
  /** What it is, as texts of the same kind are called. */
  readonly template: 'workWaits' | 'decisionWaits' | 'keptHeads';
  /** A mail address. */
  readonly to: string;
  readonly subject: string;
  /** Plain, with line breaks. */
  readonly text: string;
}

export function mailMessageFromJson(json: string): MailMessage {
  return JSON.parse(json) as MailMessage;
}
