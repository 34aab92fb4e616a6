// SmsSender over Aliyun's SMS service. Its SendSms knows no idempotency: a doubtful text is looked up in the send records by its out id.
import type { AliyunTimes } from '../../../platform/aliyun';
import { type AliyunConfig, ConfigError } from '../../../platform/config';
import type { Outcome } from '../outbox/outcome';
import { type Aliyun, openAliyun } from './aliyun-client';
import { outcomeOfCode, outcomeOfError } from './aliyun-outcomes';
import type { OutgoingText, SmsSender } from './sms-sender';
import type { SmsTexts } from '../sms-text-changes/current-sms-texts';
import { TEMPLATE_CODE_NAMES, templateCodeName } from './sms-texts';

/** Aliyun advises to wait a second at least. One attempt makes up to three calls: the records of two days, and the text itself. */
export const ALIYUN_TIMES: AliyunTimes = { connectMaxMs: 2_000, answerMaxMs: 4_000 };
/** Send records of one number on one day; the site's own limit for a day is lower. */
const RECORDS_MAX = 50;
const DAY_MS = 24 * 60 * 60_000;

export class AliyunSms implements SmsSender {
  private opened: Promise<Aliyun> | null = null;

  /** Throws when a template has no code. */
  constructor(
    private readonly config: AliyunConfig,
    private readonly times = ALIYUN_TIMES,
    private readonly texts: Pick<SmsTexts, 'providerCodeOf'> | null = null,
  ) {
    const missing = TEMPLATE_CODE_NAMES.filter((name) => config.templateCodes[name] === undefined);
    if (missing.length > 0)
      throw new ConfigError([`HAOPAI_ALIYUN_TEMPLATES has no code for ${missing.join(', ')}`]);
  }

  async send({ mobile, template, params, language, token }: OutgoingText): Promise<Outcome> {
    const { sdk, client } = await this.open();
    const request = new sdk.SendSmsRequest({
      phoneNumbers: mobile,
      signName: this.config.signName,
      templateCode:
        this.texts?.providerCodeOf(template, language) ??
        this.config.templateCodes[templateCodeName(template, language)],
      templateParam: JSON.stringify(params),
      outId: token,
    });
    try {
      const { body } = await client.sendSms(request);
      return outcomeOfCode(body?.code, body?.bizId ?? null);
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  async wasTaken(text: OutgoingText): Promise<boolean> {
    for (const sendDate of datesSince(text.createdAtMs, Date.now()))
      if (await this.isRecorded(text, sendDate)) return true;
    return false;
  }

  private async isRecorded({ mobile, token }: OutgoingText, sendDate: string): Promise<boolean> {
    const { sdk, client } = await this.open();
    const request = new sdk.QuerySendDetailsRequest({
      phoneNumber: mobile,
      sendDate,
      pageSize: RECORDS_MAX,
      currentPage: 1,
    });
    const answer = await client.querySendDetails(request).catch((error: unknown) => {
      // The package's own errors repeat the address that was called, with the number in it: they go no further.
      throw new Error(`no send records: ${codeOf(outcomeOfError(error))}`);
    });
    const code = answer.body?.code;
    if (code !== 'OK') throw new Error(`no send records: ${codeOf(outcomeOfCode(code, null))}`);
    const records = answer.body?.smsSendDetailDTOs?.smsSendDetailDTO ?? [];
    return records.some(({ outId }) => outId === token);
  }

  private open(): Promise<Aliyun> {
    this.opened ??= openAliyun(this.config, this.times);
    return this.opened;
  }
}

function codeOf(outcome: Outcome): string {
  return 'code' in outcome ? outcome.code : outcome.kind;
}

/** The days in Asia/Shanghai on which a text may have been sent, as yyyyMMdd. */
function datesSince(createdAtMs: number, nowMs: number): readonly string[] {
  const dayOf = (atMs: number): string =>
    new Date(atMs).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll('-', '');
  const days = new Set<string>();
  for (let atMs = createdAtMs; atMs < nowMs; atMs += DAY_MS) days.add(dayOf(atMs));
  return [...days.add(dayOf(nowMs))];
}
