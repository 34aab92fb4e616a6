// Aliyun's sender against a stub on loopback: the signature, what each answer means, and that no number gets into an error.
import { inspect } from 'node:util';
import { LANGUAGES } from '@haopai/rules';
import { type AliyunStub, anAliyunStub, type Mood } from '../testing/aliyun-stub';
import { anOutgoingText, itIsAnSmsSender } from '../testing/sms-sender-contract';
import { AliyunSms } from './aliyun-sms';
import { SMS_TEMPLATES, type SmsTemplate } from './sms-texts';

/** Whatever the site sends goes by one of these. */
const TEXTS = (Object.keys(SMS_TEMPLATES) as SmsTemplate[]).flatMap((template) =>
  LANGUAGES.map((language) => ({ name: `${template}.${language}`, template, language })),
);
/** For an answer that comes, however slow the machine. */
const PATIENT = { connectMaxMs: 60_000, answerMaxMs: 60_000 };
/** For one that never comes. */
const QUICK = { connectMaxMs: 300, answerMaxMs: 300 };

describe('Aliyun’s sender', () => {
  let stub: AliyunStub;
  let sender: AliyunSms;
  let hasty: AliyunSms;

  beforeAll(async () => {
    stub = await anAliyunStub();
  });
  beforeEach(() => {
    stub.mood = stub.recordsMood = { kind: 'normal' };
    sender = new AliyunSms(stub.config, PATIENT);
    hasty = new AliyunSms(stub.config, QUICK);
  });
  afterAll(() => stub.stop());

  itIsAnSmsSender(() => sender);

  it('signs with the configured key, and says what it sends', async () => {
    const text = anOutgoingText({ language: 'en' });
    await sender.send(text);
    expect(stub.taken.at(-1)).toMatchObject({
      mobile: text.mobile,
      outId: text.token,
      params: text.params,
      signName: '金华号牌',
      templateCode: stub.config.templateCodes['loginCode.en'],
    });
    expect(stub.wrongSignatures).toBe(0);
    const stranger = new AliyunSms({ ...stub.config, keySecret: 'another' }, PATIENT);
    expect(await stranger.send(text)).toMatchObject({ kind: 'later', code: 'SignatureDoesNotMatch' });
    expect(stub.wrongSignatures).toBe(1);
  });

  it.each<[string, Mood, object]>([
    ['a number’s limit', { kind: 'code', code: 'isv.BUSINESS_LIMIT_CONTROL' }, { kind: 'later' }],
    ['an empty account', { kind: 'code', code: 'isv.AMOUNT_NOT_ENOUGH' }, { kind: 'later' }],
    ['a number that is none', { kind: 'code', code: 'isv.MOBILE_NUMBER_ILLEGAL' }, { kind: 'refused' }],
    ['a fault of theirs', { kind: 'code', code: 'isp.SYSTEM_ERROR' }, { kind: 'unknown' }],
    ['throttling', { kind: 'status', status: 429, code: 'Throttling.User' }, { kind: 'later' }],
    ['a server that fails', { kind: 'status', status: 503, code: 'ServiceUnavailable' }, { kind: 'unknown' }],
    ['no answer', { kind: 'deaf' }, { kind: 'unknown' }],
  ])('understands %s', async (_, mood, outcome) => {
    stub.mood = mood;
    const asked = mood.kind === 'deaf' ? hasty : sender;
    expect(await asked.send(anOutgoingText())).toMatchObject(outcome);
  });

  it('knows that nothing left when nobody listens', async () => {
    const nowhere = new AliyunSms({ ...stub.config, endpoint: 'http://127.0.0.1:9' }, PATIENT);
    expect(await nowhere.send(anOutgoingText())).toMatchObject({ kind: 'later', code: 'ECONNREFUSED' });
  });

  it('finds a text that was taken without an answer', async () => {
    stub.mood = { kind: 'silent' };
    const text = anOutgoingText();
    expect(await hasty.send(text)).toMatchObject({ kind: 'unknown' });
    expect(await sender.wasTaken(text)).toBe(true);
  });

  it('cannot tell while the records do not answer, and lets no number into the error', async () => {
    stub.recordsMood = { kind: 'deaf' };
    const text = anOutgoingText();
    const failure: unknown = await hasty.wasTaken(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain(text.mobile);
  });

  it.each(TEXTS)('sends $name under a code of its own, and does not start without it', async (text) => {
    const { name, template, language } = text;
    const { [name]: code, ...others } = stub.config.templateCodes;
    expect(code).toMatch(/^SMS_\d+$/);
    expect(Object.values(others)).not.toContain(code);
    await sender.send(anOutgoingText({ template, language }));
    expect(stub.taken.at(-1)?.templateCode).toBe(code);
    const start = (): AliyunSms => new AliyunSms({ ...stub.config, templateCodes: others });
    expect(start).toThrow(`HAOPAI_ALIYUN_TEMPLATES has no code for ${name}`);
  });
});
