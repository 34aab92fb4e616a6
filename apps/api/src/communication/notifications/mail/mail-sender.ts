// Port: whoever carries mails. What a server answered is an outcome, never an exception.
import type { Outcome } from '../outbox/outcome';
import type { MailMessage } from './mail-message';

export interface OutgoingMail extends MailMessage {
  /** The same for every attempt at this mail: a server that knows it from before, or a reader, can tell. */
  readonly token: string;
}

export abstract class MailSender {
  /** Hands a mail over. `unknown` when nobody can say whether it was taken. */
  abstract send(mail: OutgoingMail): Promise<Outcome>;
}
