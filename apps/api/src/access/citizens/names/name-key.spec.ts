// Whole names are compared however they are typed, and never in parts.
import { nameKey } from './name-key';

describe('nameKey', () => {
  it.each([
    ['阿卜杜拉·买买提', '阿卜杜拉•买买提'],
    ['阿卜杜拉·买买提', ' 阿卜杜拉 ． 买买提 '],
    ['ABC（金华）汽车有限公司', 'Abc(金华)汽车有限公司'],
    ['Anna-Maria O’Neil', 'ANNA MARIA O\u0027NEIL'],
    ['ＡＢＣ１２', 'abc12'],
  ])('takes %s and %s as the same name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['王小明', '王小'],
    ['王小明', '王晓明'],
    ['张三', '張三'],
  ])('tells %s and %s apart', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('has nothing of what is no name', () => {
    expect(nameKey(' ·（）- ')).toBe('');
  });
});
