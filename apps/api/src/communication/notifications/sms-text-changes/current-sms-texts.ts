// The words of text messages as they stand, for whoever sends: read every second, so that a change reaches all instances.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import { PeriodicTask } from '../../../platform/scheduling';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import type { SmsTemplate } from '../sms/sms-texts';
import { shippedText } from './shipped-texts';
import { SmsTextsStore, type StandingSmsText } from './sms-texts.store';

const LOOK_EVERY_MS = 1_000;

@Injectable()
export class SmsTexts extends PeriodicTask implements OnModuleInit {
  private standing: ReadonlyMap<string, StandingSmsText> = new Map();

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: SmsTextsStore,
  ) {
    super(config, log, {
      everyMs: LOOK_EVERY_MS,
      failure: 'the words of texts could not be read: the last known ones count',
    });
  }

  onModuleInit(): Promise<void> {
    return this.lookAtStart();
  }

  textOf(template: SmsTemplate, language: Language): string {
    return this.standing.get(`${template}.${language}`)?.text ?? shippedText(template, language);
  }

  /** Null while the configuration's counts. */
  providerCodeOf(template: SmsTemplate, language: Language): string | null {
    return this.standing.get(`${template}.${language}`)?.providerCode ?? null;
  }

  protected async lookOnce(): Promise<void> {
    this.standing = await this.store.standing();
  }
}
