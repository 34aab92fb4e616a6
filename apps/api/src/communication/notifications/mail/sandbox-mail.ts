// MailSender that reaches nobody: mails are kept in a table, so that whoever tries the site reads them at /dev/mail.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import type { Outcome } from '../outbox/outcome';
import { type MailMessage, mailMessageFromJson } from './mail-message';
import type { MailSender, OutgoingMail } from './mail-sender';
import { SandboxMailsStore } from './sandbox-mails.store';

export interface SandboxMailView extends MailMessage {
  readonly atMs: number;
}

@Injectable()
export class SandboxMail implements MailSender {
  constructor(
    private readonly mails: SandboxMailsStore,
    private readonly seal: PersonalData,
  ) {}

  async send({ token, template, to, subject, text }: OutgoingMail): Promise<Outcome> {
    await this.mails.keep(token, this.seal.seal(JSON.stringify({ template, to, subject, text })));
    return { kind: 'accepted', ref: null };
  }

  /** What was taken lately, the newest first. */
  async newest(max: number): Promise<readonly SandboxMailView[]> {
    return (await this.mails.newest(max)).flatMap(({ sealed, atMs }) => {
      const mail = this.read(sealed);
      return mail === null ? [] : [{ ...mail, atMs }];
    });
  }

  /** Null for what was sealed under keys that are gone, as after a restart without a lasting secret. */
  private read(sealed: string): MailMessage | null {
    try {
      return mailMessageFromJson(this.seal.open(sealed));
    } catch {
      return null;
    }
  }
}
