// The words of text messages in editors' hands: what they must hold, what phones get of them, and the way back.
import type { SmsTextChange, SmsTextsView, SmsTextView } from '@haopai/contracts';
import { LANGUAGES } from '@haopai/rules';
import {
  aMobile,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
  textsTo,
  waitUntil,
} from '../../../testing';
import { textsIn } from '../../../texts';
import { Outbox } from '../outbox';
import { anAliyunStub, variablesOf } from '../testing/aliyun-stub';
import { anOutgoingText } from '../testing/sms-sender-contract';
import { checkSmsText } from './check-sms-text';
import { fillIn, paramsOf, shippedText, SMS_TEMPLATE_NAMES } from './shipped-texts';

const PATH = '/api/v1/admin/sms-texts';

describe('the words of text messages', () => {
  let running: RunningApp;
  let editor: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    editor = await staffClient(running, 'editor');
  });
  afterAll(() => running.stop());

  const all = async () => (await editor.get(PATH)).body as SmsTextsView;
  const standing = async (template: string, language = 'zh'): Promise<SmsTextView> => {
    const found = (await all()).items.find((one) => one.template === template && one.language === language);
    if (found === undefined) throw new Error(template);
    return found;
  };
  const put = (template: string, body: object, client = editor) => client.put(`${PATH}/${template}/zh`, body);
  const set = async (template: string, text?: string) => {
    const { version } = await standing(template);
    return put(template, { version, reason: '措辞', ...(text === undefined ? {} : { text }) });
  };

  it('are the program’s, with its parameters as providers write them', async () => {
    const { needsProviderCode, items } = await all();
    expect([needsProviderCode, items.length]).toEqual([false, SMS_TEMPLATE_NAMES.length * 2]);
    expect(await standing('loginCode')).toEqual({
      ...{ template: 'loginCode', language: 'zh', params: ['code'], providerCode: null, version: 0 },
      text: '登录验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。',
      shippedText: '登录验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。',
    });
  });

  it.each(SMS_TEMPLATE_NAMES)(
    'of %s, as shipped, keep the rules and say the same when filled in',
    (template) => {
      const params = Object.fromEntries(paramsOf(template).map((name) => [name, `<${name}>`]));
      for (const language of LANGUAGES) {
        const write = textsIn(language).sms[template] as (given: object) => string;
        expect(checkSmsText(template, shippedText(template, language))).toBeUndefined();
        expect(fillIn(shippedText(template, language), params)).toBe(write(params));
      }
    },
  );

  it('reach phones as they were changed, and are the program’s again when they are given back', async () => {
    const mobile = aMobile();
    const send = async (code: string): Promise<string> => {
      const params = { code };
      const text = { mobile, template: 'loginCode', params, language: 'zh' } as const;
      await running.app.get(Outbox).sms(null, text);
      const found = async () => (await textsTo(running, mobile)).find(({ words }) => words.includes(code));
      await waitUntil(async () => (await found()) !== undefined);
      return (await found())?.words ?? '';
    };
    expect((await set('loginCode', '您的登录码是 ${code}。')).body).toMatchObject({ version: 1 });
    expect(await send('111222')).toBe('【号牌】您的登录码是 111222。');
    await set('loginCode');
    expect(await send('333444')).toMatch(/^【号牌】登录验证码 333444，/);
    const { body } = await editor.get(`${PATH}/loginCode/zh/history`);
    expect((body as readonly SmsTextChange[]).map(({ version, text }) => [version, text])).toEqual([
      [2, null],
      [1, '您的登录码是 ${code}。'],
    ]);
    const auditor = await staffClient(running, 'auditor');
    const audit = await auditor.get('/api/v1/admin/audit?subject=smsText:loginCode.zh');
    expect((audit.body as { items: unknown[] }).items).toMatchObject([
      { act: 'smsText.changed', before: { text: '您的登录码是 ${code}。' } },
      { act: 'smsText.changed', after: { text: '您的登录码是 ${code}。' }, reason: '措辞' },
    ]);
  });

  it.each([
    ['lack a parameter', '请登录。', 'SMS_TEXT.MISSING_PARAM', { params: ['code'] }],
    ['have another one', '${code} ${name}', 'SMS_TEXT.UNKNOWN_PARAM', { params: ['name'] }],
    ['leave one open', '${code} ${', 'SMS_TEXT.MALFORMED', { rule: 'placeholder' }],
    ['have two lines', '${code}\n再见', 'SMS_TEXT.MALFORMED', { rule: 'lineBreak' }],
    ['bring a sign along', '【银行】${code}', 'SMS_TEXT.MALFORMED', { rule: 'sign' }],
  ])('are refused when they %s', async (_, text, code, data) => {
    const before = await standing('registerCode');
    expect(await set('registerCode', text)).toMatchObject({ status: 422, body: { code, data } });
    expect(await standing('registerCode')).toEqual(before);
  });

  it('are refused when they are too long, of no template, or from somebody who may not', async () => {
    expect((await set('registerCode', `\${code}${'长'.repeat(500)}`)).status).toBe(400);
    const body = { version: 0, text: '${code}', reason: '试' };
    for (const path of ['nothing/zh', 'registerCode/fr'])
      expect(await editor.put(`${PATH}/${path}`, body)).toMatchObject({
        status: 404,
        body: { code: 'SMS_TEXT.NOT_FOUND' },
      });
    expect((await put('registerCode', body, await staffClient(running, 'clerk'))).status).toBe(403);
  });

  it('are changed by one at a time', async () => {
    const body = { version: 0, text: '${code} 是找回码。', reason: '试' };
    const answers = await Promise.all([put('recoverCode', body), put('recoverCode', body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'RECORD.CHANGED',
      data: { version: 1 },
    });
  });
});

describe('where a provider sends', () => {
  it('changed words need its number for them, and go out under it', async () => {
    const stub = await anAliyunStub();
    const running = await aRunningApp(variablesOf(stub));
    try {
      const editor = await staffClient(running, 'editor');
      const body = { version: 0, text: '登录码 ${code}。', reason: '试' };
      expect(await editor.put(`${PATH}/loginCode/zh`, body)).toMatchObject({
        status: 422,
        body: { code: 'SMS_TEXT.CODE_NEEDED' },
      });
      const withCode = { ...body, providerCode: 'SMS_777' };
      expect((await editor.put(`${PATH}/loginCode/zh`, withCode)).body).toMatchObject({
        providerCode: 'SMS_777',
      });
      const { template, params, language, mobile } = anOutgoingText();
      await running.app.get(Outbox).sms(null, { template, params, language, mobile });
      await waitUntil(() => Promise.resolve(stub.taken.length > 0));
      expect(stub.taken[0]?.templateCode).toBe('SMS_777');
    } finally {
      await running.stop();
      await stub.stop();
    }
  });
});
