// How figures, times and names stand in a text message.
import type { Language } from '@haopai/rules';
import { textsIn } from '../../../texts';
import { fillIn, paramsOf, shippedText, SMS_TEMPLATE_NAMES } from '../sms-text-changes/shipped-texts';
import { textMessageFromJson, textMessageToJson } from './text-message';
import { auctionInText, moneyInText, plateInText, timeInText } from './values-in-text';

describe('in a text message', () => {
  it('money is written in yuan', () => {
    expect(moneyInText(4_700_000, 'zh')).toBe('47,000 元');
    expect(moneyInText(4_700_050, 'en')).toBe('CNY 47,000.5');
  });

  it('times are Beijing’s, with the day', () => {
    const atMs = Date.UTC(2026, 10, 27, 2, 0);
    expect(timeInText(atMs, 'zh')).toBe('11月27日 10:00 ');
    expect(timeInText(atMs, 'en')).toBe('27 Nov, 10:00');
  });

  it('auctions and plates are called as people know them', () => {
    expect(auctionInText('2026年第2期', 'zh')).toBe('2026年第2期');
    expect(auctionInText('2026年第2期', 'en')).toBe('auction 2 of 2026');
    expect(auctionInText('春季专场', 'en')).toBe('春季专场');
    expect(plateInText('浙G8888A')).toBe('浙G·8888A');
  });

  it.each(SMS_TEMPLATE_NAMES)('no mark of %s stands behind the space that a time ends with', (template) => {
    const time = timeInText(Date.UTC(2026, 10, 27, 2, 0), 'zh');
    const params = Object.fromEntries(
      paramsOf(template).map((name) => [name, name.endsWith('At') ? time : `<${name}>`]),
    );
    expect(fillIn(shippedText(template, 'zh'), params)).not.toMatch(/\s[，。]/);
  });

  it('a language that only a later release knows is the default one', () => {
    const kept = textMessageToJson({
      ...{ mobile: '13800000000', template: 'loginCode', params: { code: '123456' } },
      language: 'xx' as Language,
    });
    expect(textMessageFromJson(kept)?.language).toBe('zh');
    expect(moneyInText(100, 'xx' as Language)).toBe('1 元');
  });

  it('everything that a citizen has to know and do is said', () => {
    const params = {
      auction: '2026年第2期',
      paddle: '105',
      accessCode: '839201',
      startsAt: '11月27日 10:00 ',
    };
    expect(textsIn('zh').sms.enrolled(params)).toBe(
      '2026年第2期报名成功。竞价号 105，验证码 839201，11月27日 10:00 开始。请勿把验证码告诉他人。',
    );
    expect(
      textsIn('en').sms.enrolled({ ...params, auction: 'auction 2 of 2026', startsAt: '27 Nov, 10:00' }),
    ).toBe(
      'Enrolled in auction 2 of 2026. Paddle 105, access code 839201, start 27 Nov, 10:00. Keep the code to yourself.',
    );
  });
});
