// Use case: a code to a mobile. Neither the answer nor its time tells whether the number belongs to an account: only its owner reads that,
// in the text message (ADR 55).
import { Injectable } from '@nestjs/common';
import type { CodePurpose, NoMachine, SmsCodeSent } from '@haopai/contracts';
import { type Language, type Mobile, parseMobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { Outbox, type SmsTemplate } from '../../../communication/notifications';
import { PersonalData } from '../../../platform/personal-data';
import { CitizensStore } from '../citizens.store';
import { AllowCode } from './allow-code';
import { CodeBudgets } from './code-budgets';
import { inEvenSteps } from './in-even-steps';
import { SMS_CODE_LIFE_MS, SmsCodes } from './sms-codes';

export interface SendSmsCodeOrder {
  readonly mobile: string;
  readonly purpose: CodePurpose;
  readonly address: string;
  /** By AskerCookie: the code is good for this browser alone. */
  readonly asker: string;
  /** By which a stranger shows to be no machine; null of whoever has a session. */
  readonly shown: NoMachine | null;
  /** Who is logged in and asks for a number of their choice. */
  readonly citizenId?: number | undefined;
  readonly language: Language;
}

type CodeTemplate = Extract<SmsTemplate, `${string}Code`>;

const TEMPLATES: Readonly<Record<CodePurpose, CodeTemplate>> = {
  register: 'registerCode',
  login: 'loginCode',
  recover: 'recoverCode',
  changeMobile: 'changeMobileCode',
  confirm: 'confirmCode',
};
/** Whoever has no account is sent nothing for these; to a number that has one, the others bring no code but these very news. */
const FOR_ACCOUNTS_ONLY: readonly CodePurpose[] = ['login', 'recover', 'confirm'];
const ONE_A_MINUTE_MS = 60_000;
/** Longer than the work takes, whether or not something is sent. */
const ANSWER_STEP_MS = 200;

@Injectable()
export class SendSmsCode {
  constructor(
    private readonly codes: SmsCodes,
    private readonly citizens: CitizensStore,
    private readonly outbox: Outbox,
    private readonly allow: AllowCode,
    private readonly budgets: CodeBudgets,
    private readonly personalData: PersonalData,
  ) {}

  async execute(order: SendSmsCodeOrder): Promise<SmsCodeSent | RefusalError> {
    const mobile = parseMobile(order.mobile);
    if (!mobile.ok) {
      const { code, data } = mobile;
      return new RefusalError('ACCOUNT.INVALID', { fields: [{ path: 'mobile', code, data }] });
    }
    const refusal = await this.allow.execute(mobile.value, order.purpose, order);
    if (refusal !== undefined) return refusal;
    return inEvenSteps(ANSWER_STEP_MS, () => this.send(mobile.value, order));
  }

  /** A code is made for everybody, so that guesses are answered alike, too. */
  private async send(mobile: Mobile, { purpose, asker, language }: SendSmsCodeOrder): Promise<SmsCodeSent> {
    const code = await this.codes.make({ purpose, mobile, asker });
    const isAccount = (await this.citizens.byMobileHash(this.personalData.hash('mobile', mobile))) !== null;
    const needsAccount = FOR_ACCOUNTS_ONLY.includes(purpose);
    if (isAccount === needsAccount)
      await this.outbox.sms(null, { mobile, template: TEMPLATES[purpose], params: { code }, language });
    else if (isAccount)
      await this.outbox.sms(null, { mobile, template: 'mobileHasAccount', params: {}, language });
    if (isAccount || !needsAccount) await this.budgets.spend(purpose);
    const nowMs = Date.now();
    return { expiresAtMs: nowMs + SMS_CODE_LIFE_MS, nextAtMs: nowMs + ONE_A_MINUTE_MS };
  }
}
