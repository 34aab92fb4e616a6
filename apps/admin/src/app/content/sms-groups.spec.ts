// Every text message that there is stands under a heading, and none of them among the others.
import zh from '../i18n/zh';
import { SMS_GROUPS, smsGroupOf } from './sms-groups';

const { name, group } = (zh as { smsTexts: Record<'name' | 'group', Record<string, string>> }).smsTexts;

describe('groups of text messages', () => {
  it('hold each that has a name', () => {
    const others = Object.keys(name).filter((template) => smsGroupOf(template) === 'others');
    expect(others).toEqual([]);
    expect(smsGroupOf('somethingNew')).toBe('others');
  });

  it.each([
    ['registerCode', 'account'],
    ['reservationApproved', 'reservations'],
    ['depositsRefunded', 'money'],
    ['auctionPostponed', 'auctions'],
  ])('put %s under %s', (template, wanted) => {
    expect(smsGroupOf(template)).toBe(wanted);
  });

  it('have a name each', () => {
    expect(Object.keys(group).sort()).toEqual([...SMS_GROUPS].sort());
  });
});
