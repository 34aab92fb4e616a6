// When a field speaks: not while one passes it, but once it was left, sent, or refused by the server.
import { parseResidentId } from '@haopai/rules/people';
import { areGood, FormField } from './form-field';
import { readRegion, readSmsCode } from './readings';

const AT_MS = Date.UTC(2026, 10, 25);
const aField = () => new FormField((text) => parseResidentId(text, AT_MS));

describe('FormField', () => {
  it('says nothing while its owner types, and what is wrong once they leave', () => {
    const field = aField();
    field.text.set('330702');
    expect(field.shownFault()).toBeNull();
    field.leave();
    expect(field.shownFault()).toEqual({
      key: 'rule.RESIDENT_ID.WRONG_LENGTH',
      data: { expected: 18, found: 6 },
    });
  });

  it('lets an empty field be passed, and asks for it when the form is sent', () => {
    const field = aField();
    field.leave();
    expect(field.shownFault()).toBeNull();
    expect(areGood(field)).toBe(false);
    expect(field.shownFault()?.key).toBe('rule.TEXT.EMPTY');
  });

  it('follows what is typed from then on', () => {
    const field = new FormField(readSmsCode);
    field.text.set('12345');
    field.leave();
    field.text.set('123456');
    expect(field.shownFault()).toBeNull();
    expect(field.value()).toBe('123456');
  });

  it('keeps what the server said for that text only', () => {
    const field = new FormField(readSmsCode);
    field.text.set('123456');
    field.refuse({ key: 'refusal.SMS_CODE.WRONG', data: { triesLeft: 4 } });
    expect(field.isGood()).toBe(false);
    expect(field.shownFault()?.key).toBe('refusal.SMS_CODE.WRONG');
    field.text.set('123457');
    expect(field.isGood()).toBe(true);
  });

  it('shows what the server said also where it emptied the field', () => {
    const field = new FormField(readSmsCode);
    field.clear();
    field.refuse({ key: 'refusal.CAPTCHA.WRONG', data: {} });
    expect(field.shownFault()?.key).toBe('refusal.CAPTCHA.WRONG');
  });

  it('tells that a choice is to be made', () => {
    const field = new FormField(readRegion);
    field.insist();
    expect(field.shownFault()?.key).toBe('rule.REGION.UNKNOWN');
  });
});
