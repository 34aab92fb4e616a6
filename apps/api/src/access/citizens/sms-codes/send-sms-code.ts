// Use case: a code to a mobile. Neither the answer nor its time tells whether the number belongs to an account: only its owner reads that,
// in the text message (ADR 55).
import { Injectable } from '@nestjs/common';
import type { SmsCodeSent } from '@haopai/contracts';
import { type Language, type Mobile, parseMobile } from '@haopai/rules';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { Outbox, type SmsTemplate } from '../../../communication/notifications';
import { PersonalData } from '../../../platform/personal-data';
import { CitizensStore } from '../citizens.store';
import { inEvenSteps } from './in-even-steps';
import { type CodePurpose, SMS_CODE_LIFE_MS, SmsCodes } from './sms-codes';

export interface SendSmsCodeOrder {
  readonly mobile: string;
  readonly purpose: CodePurpose;
  readonly address: string;
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
    private readonly limits: RateLimits,
    private readonly personalData: PersonalData,
  ) {}

  async execute(order: SendSmsCodeOrder): Promise<SmsCodeSent | RefusalError> {
    const mobile = parseMobile(order.mobile);
    if (!mobile.ok) {
      const { code, data } = mobile;
      return new RefusalError('ACCOUNT.INVALID', { fields: [{ path: 'mobile', code, data }] });
    }
    const tooMany = await this.countTries(mobile.value, addressKey(order.address));
    if (tooMany !== undefined) return tooMany;
    return inEvenSteps(ANSWER_STEP_MS, () => this.send(mobile.value, order));
  }

  /** A code is made for everybody, so that guesses are answered alike, too. */
  private async send(mobile: Mobile, { purpose, language }: SendSmsCodeOrder): Promise<SmsCodeSent> {
    const code = await this.codes.make(purpose, mobile);
    const isAccount = (await this.citizens.byMobileHash(this.personalData.hash('mobile', mobile))) !== null;
    const needsAccount = FOR_ACCOUNTS_ONLY.includes(purpose);
    if (isAccount === needsAccount)
      await this.outbox.sms(null, { mobile, template: TEMPLATES[purpose], params: { code }, language });
    else if (isAccount)
      await this.outbox.sms(null, { mobile, template: 'mobileHasAccount', params: {}, language });
    const nowMs = Date.now();
    return { expiresAtMs: nowMs + SMS_CODE_LIFE_MS, nextAtMs: nowMs + ONE_A_MINUTE_MS };
  }

  private async countTries(
    mobile: Mobile,
    address: string,
  ): Promise<RefusalError<'SMS_CODE.TOO_MANY'> | undefined> {
    const number = this.personalData.hash('mobile', mobile);
    const tooMany =
      (await this.limits.consume('smsCodeByAddress', address)) ??
      (await this.limits.consume('smsCodeByMobile', number)) ??
      (await this.limits.consume('smsCodeByMobileAndDay', number));
    return tooMany && new RefusalError('SMS_CODE.TOO_MANY', tooMany.data);
  }
}
