// A spreadsheet reads back what was written, and calculates nothing.
import { csvLines } from './csv-lines';

describe('csvLines', () => {
  it('writes a line for each row, and nothing where there is nothing', () => {
    expect(csvLines([['号牌', 1_000, null], []])).toBe('号牌,1000,\r\n\r\n');
  });

  it.each([
    ['a, b', '"a, b"'],
    ['say "no"', '"say ""no"""'],
    ['one\ntwo', '"one\ntwo"'],
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['-5', "'-5"],
    ['=A1,B1', `"'=A1,B1"`],
  ])('writes %j as %s', (text, cell) => expect(csvLines([[text]])).toBe(`${cell}\r\n`));
});
