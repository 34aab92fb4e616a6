// MailSender over SMTP. Nobody can ask a server whether it took a mail: a doubtful one goes again under the same Message-ID.
import { createTransport, type Transporter } from 'nodemailer';
import type { SmtpConfig } from '../../../platform/config';
import type { Outcome } from '../outbox/outcome';
import type { MailSender, OutgoingMail } from './mail-sender';

/** Each of them, and the whole attempt, within what a worker gives it. */
const CONNECT_MAX_MS = 4_000;
const ANSWER_MAX_MS = 8_000;

interface SmtpError {
  /** Of the server's answer; missing where there was none. */
  readonly responseCode?: number;
  readonly code?: string;
}

export class SmtpMail implements MailSender {
  private readonly transport: Transporter;

  constructor(private readonly config: SmtpConfig) {
    this.transport = createTransport({
      url: config.url,
      connectionTimeout: CONNECT_MAX_MS,
      greetingTimeout: CONNECT_MAX_MS,
      socketTimeout: ANSWER_MAX_MS,
      // No file and no address is read on behalf of a mail.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ token, to, subject, text }: OutgoingMail): Promise<Outcome> {
    const { from } = this.config;
    try {
      await this.transport.sendMail({
        ...{ from, to: { name: '', address: to }, subject, text },
        messageId: `<${token}@${from.split('@')[1]?.replace(/>$/, '') ?? 'localhost'}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'accepted', ref: null };
    } catch (error) {
      return outcomeOf(error as SmtpError);
    }
  }
}

/** RFC 5321, 4.2.1: 4xx is for now, 5xx for good. Without an answer nobody knows how far it came. */
function outcomeOf({ responseCode, code = 'NO_ANSWER' }: SmtpError): Outcome {
  if (responseCode === undefined) return { kind: 'unknown', code };
  return { kind: responseCode >= 500 ? 'refused' : 'later', code: `SMTP.${responseCode}` };
}
