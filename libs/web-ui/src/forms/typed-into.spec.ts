// Numbers group themselves while they are typed, and the caret stays where one types.
import {
  groupMobile,
  groupOrganisationCode,
  groupResidentId,
  groupVin,
  groupWholeYuan,
  onlyCodeDigits,
} from './grouping';
import { typedInto } from './typed-into';

describe('grouping while typing', () => {
  it('shows the parts of an identity number, and a small x as the X that is meant', () => {
    expect(groupResidentId('33070219900307123x')).toBe('330702 19900307 123X');
    expect(groupResidentId('3307021')).toBe('330702 1');
    expect(groupResidentId('330702')).toBe('330702');
  });

  it('keeps what is too long for its parser to count', () => {
    expect(groupResidentId('330702199003071234567')).toBe('330702 19900307 1234567');
  });

  it('tells an organisation code from a credit code by its length', () => {
    expect(groupOrganisationCode('d2143569x')).toBe('D2143569-X');
    expect(groupOrganisationCode('91350100M000100Y43')).toBe('91 350100 M000100Y4 3');
  });

  it('drops the country code of a pasted mobile', () => {
    expect(groupMobile('+86 138-0013-8000')).toBe('138 0013 8000');
  });

  it('groups a VIN', () => expect(groupVin('1m8gdm9axkp042788')).toBe('1M8 GDM9AX KP042788'));

  it('finds the code in a pasted message', () =>
    expect(onlyCodeDigits('验证码：０12 345，5 分钟内有效')).toBe('012345'));

  it.each([
    ['60000', '60,000'],
    ['¥ 60,000.50', '60,000'],
    ['０６００', '600'],
    ['1234567890123', '123,456,789'],
    ['六万', ''],
  ])('shows the thousands of an amount in whole yuan: %s', (raw, text) =>
    expect(groupWholeYuan(raw)).toBe(text),
  );

  it('changes nothing when it has grouped already', () => {
    for (const format of [groupMobile, groupResidentId, groupVin, groupOrganisationCode, groupWholeYuan]) {
      const once = format('91350100M000100Y43');
      expect(format(once)).toBe(once);
    }
  });
});

describe('the caret', () => {
  it('goes to the end with what is typed there', () => {
    expect(typedInto('3307021', 7, groupResidentId)).toEqual({ text: '330702 1', caret: 8 });
  });

  it('stays behind the character that was typed in the middle', () => {
    expect(typedInto('3390702 1990', 3, groupResidentId)).toEqual({ text: '339070 21990', caret: 3 });
  });

  it('stays behind its digit when the thousands move', () => {
    expect(typedInto('60,5000', 4, groupWholeYuan)).toEqual({ text: '605,000', caret: 3 });
  });

  it('steps over a separator that was deleted and comes back', () => {
    expect(typedInto('3307021990', 6, groupResidentId)).toEqual({ text: '330702 1990', caret: 6 });
  });
});
