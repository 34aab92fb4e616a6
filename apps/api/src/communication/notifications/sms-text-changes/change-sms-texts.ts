// Use cases: an editor reads the words of text messages and their history, changes them, and gives them back to the program's.
import { Injectable } from '@nestjs/common';
import type { ChangeSmsTextBody, SmsTextChange, SmsTextsView, SmsTextView } from '@haopai/contracts';
import { LANGUAGES } from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { checkSmsText } from './check-sms-text';
import { paramsOf, shippedText, SMS_TEMPLATE_NAMES } from './shipped-texts';
import { SmsTexts } from './current-sms-texts';
import { type SmsTextSlot, SmsTextsStore, type StandingSmsText } from './sms-texts.store';

/** As a request names it. */
type AskedSlot = Readonly<Record<keyof SmsTextSlot, string>>;

const UNCHANGED: StandingSmsText = { text: null, providerCode: null, version: 0 };

@Injectable()
export class ChangeSmsTexts {
  private readonly needsProviderCode: boolean;

  constructor(
    config: Config,
    private readonly texts: SmsTexts,
    private readonly store: SmsTextsStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {
    this.needsProviderCode = config.sms.kind === 'aliyun';
  }

  async all(actor: Actor): Promise<SmsTextsView | RefusalError> {
    const refusal = actor.lacks('content.read');
    if (refusal !== undefined) return refusal;
    const standing = await this.store.standing();
    const items = SMS_TEMPLATE_NAMES.flatMap((template) =>
      LANGUAGES.map((language) =>
        view({ template, language }, standing.get(`${template}.${language}`) ?? UNCHANGED),
      ),
    );
    return { needsProviderCode: this.needsProviderCode, items };
  }

  async history(actor: Actor, asked: AskedSlot): Promise<readonly SmsTextChange[] | RefusalError> {
    const slot = actor.lacks('content.read') ?? slotOf(asked);
    return slot instanceof RefusalError ? slot : this.store.history(slot);
  }

  async change(
    actor: Actor,
    asked: AskedSlot,
    { version, reason, ...wanted }: ChangeSmsTextBody,
  ): Promise<SmsTextView | RefusalError> {
    const slot = actor.lacks('content.edit') ?? slotOf(asked);
    if (slot instanceof RefusalError) return slot;
    const refusal = this.refuse(slot, wanted);
    if (refusal !== undefined) return refusal;
    const text = wanted.text ?? null;
    // The number belongs to the words: without own words there is no own number.
    const after = {
      text,
      providerCode: text === null ? null : (wanted.providerCode ?? null),
      version: version + 1,
    };
    const name = `${slot.template}.${slot.language}`;
    const changed = await this.transactions.run(async (transaction) => {
      const before = (await this.store.standing(transaction)).get(name) ?? UNCHANGED;
      const subject = `smsText:${name}`;
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject, version: before.version });
      if (!(await this.store.add(transaction, actor, { ...slot, ...after, reason })))
        return this.audit.refuseChanged(transaction, { subject, version: version + 1 });
      await this.audit.write(transaction, actor, {
        ...{ act: 'smsText.changed', subject, reason },
        before: shown(slot, before),
        after: shown(slot, after),
      });
      return after;
    });
    if (changed instanceof RefusalError) return changed;
    await this.texts.look();
    return view(slot, changed);
  }

  private refuse(
    { template }: SmsTextSlot,
    { text, providerCode }: Pick<ChangeSmsTextBody, 'text' | 'providerCode'>,
  ): RefusalError | undefined {
    if (text === undefined) return undefined;
    const refusal = checkSmsText(template, text);
    if (refusal !== undefined) return refusal;
    return this.needsProviderCode && providerCode === undefined
      ? new RefusalError('SMS_TEXT.CODE_NEEDED', {})
      : undefined;
  }
}

function view(slot: SmsTextSlot, { text, providerCode, version }: StandingSmsText): SmsTextView {
  const shipped = shippedText(slot.template, slot.language);
  return {
    ...slot,
    text: text ?? shipped,
    shippedText: shipped,
    params: paramsOf(slot.template),
    providerCode,
    version,
  };
}

function shown({ template, language }: SmsTextSlot, { text, providerCode }: StandingSmsText): object {
  return { text: text ?? shippedText(template, language), providerCode };
}

function slotOf({ template, language }: AskedSlot): SmsTextSlot | RefusalError<'SMS_TEXT.NOT_FOUND'> {
  const found = {
    template: SMS_TEMPLATE_NAMES.find((one) => one === template),
    language: LANGUAGES.find((one) => one === language),
  };
  return found.template === undefined || found.language === undefined
    ? new RefusalError('SMS_TEXT.NOT_FOUND', {})
    : { template: found.template, language: found.language };
}
