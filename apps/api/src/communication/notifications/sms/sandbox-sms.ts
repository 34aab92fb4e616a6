// SmsSender that reaches no phone: texts are kept in a table, so that whoever tries the site finds the codes at /dev/sms.
import { Inject, Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import type { Outcome } from '../outbox/outcome';
import { SandboxTextsStore } from './sandbox-texts.store';
import type { OutgoingText, SmsSender } from './sms-sender';
import { SMS_TEMPLATES } from './sms-texts';
import { SmsTexts } from '../sms-text-changes/current-sms-texts';
import { textMessageFromJson, type TextMessage, wordsOf } from './text-message';

/** As long as a text is valid, and so much longer for whoever looks late. */
const SHOWN_LONGER_MS = 60 * 60_000;

export interface SandboxText extends TextMessage {
  readonly words: string;
  readonly atMs: number;
}

@Injectable()
export class SandboxSms implements SmsSender {
  constructor(
    private readonly texts: SandboxTextsStore,
    private readonly seal: PersonalData,
    @Inject(SmsTexts) private readonly standing: Pick<SmsTexts, 'textOf'>,
  ) {}

  async send({ token, mobile, template, params, language }: OutgoingText): Promise<Outcome> {
    // As they stood when it was sent.
    const words = wordsOf({ template, params, language }, this.standing.textOf(template, language));
    const sealed = this.seal.seal(JSON.stringify({ mobile, template, params, language, words }));
    const keptForMs = SMS_TEMPLATES[template].validMs + SHOWN_LONGER_MS;
    await this.texts.keep(token, this.seal.hash('mobile', mobile), sealed, keptForMs);
    return { kind: 'accepted', ref: null };
  }

  wasTaken({ token }: OutgoingText): Promise<boolean> {
    return this.texts.has(token);
  }

  /** What was taken lately, the newest first. */
  async newest(mobile: string | null, max: number): Promise<readonly SandboxText[]> {
    const kept = await this.texts.newest(mobile === null ? null : this.seal.hash('mobile', mobile), max);
    return kept.flatMap(({ sealed, atMs }) => {
      const text = this.read(sealed);
      return text === null ? [] : [{ ...text, atMs }];
    });
  }

  /** Null for what was sealed under keys that are gone, as after a restart without a lasting secret. */
  private read(sealed: string): Omit<SandboxText, 'atMs'> | null {
    try {
      return textMessageFromJson(this.seal.open(sealed)) as Omit<SandboxText, 'atMs'> | null;
    } catch {
      return null;
    }
  }
}
