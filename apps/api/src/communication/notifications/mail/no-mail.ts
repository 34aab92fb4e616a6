// MailSender of a site that sends no mails: what was put in before it said so is refused, and seen among what did not leave.
import type { Outcome } from '../outbox/outcome';
import type { MailSender } from './mail-sender';

export class NoMail implements MailSender {
  send(): Promise<Outcome> {
    return Promise.resolve({ kind: 'refused', code: 'MAIL.OFF' });
  }
}
