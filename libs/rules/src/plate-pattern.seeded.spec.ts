// Which plates show which pattern, by the written definitions.
import fc from 'fast-check';
import { PLATE_CLASSES, PLATE_PATTERNS, plateClass, platePatterns } from './plate-pattern';

const patternsOf = (serial: string) => platePatterns({ number: `浙G${serial}` });

describe('the patterns of a plate', () => {
  it.each([
    ['three like digits, wherever they stand', ['8885A', '58882', 'A1888'], ['aaa']],
    ['four and five like digits as well', ['88885', '99999'], ['aaa']],
    ['three like characters of a new-energy plate', ['D77715', 'DD5000', '15222F'], ['aaa']],
    ['three ascending digits, wherever they stand', ['A2345', '95678', '12391', '78901'], ['abc']],
    ['three ascending digits of a new-energy plate', ['F40126'], ['abc']],
    ['a pair twice', ['61616', 'A8A81', '7ABAB'], ['abab']],
    ['a pair twice of a new-energy plate', ['D95959', '12125F'], ['abab']],
    ['like digits before ascending ones', ['11123', '01222'], ['aaa', 'abc']],
    ['like digits beside a pair', ['DF8888'], ['aaa']],
  ])('tell %s', (_what, serials, patterns) => {
    for (const serial of serials) expect([serial, patternsOf(serial)]).toEqual([serial, patterns]);
  });

  it.each([
    ['like digits that stand apart', '88088'],
    ['falling digits', '98765'],
    ['digits that ascend by two', '13579'],
    ['nine followed by nought', 'A8901'],
    ['letters that follow each other', 'AB135'],
    ['a digit that keeps returning between others', '8A8B8'],
    ['a pair and its reverse', '6116A'],
    ['a pair twice with something in between', '61A61'],
  ])('do not see %s', (_what, serial) => expect(patternsOf(serial)).toEqual([]));

  it('never see four like characters as a pair twice', () => {
    for (const digit of '0123456789') expect(patternsOf(digit.repeat(4) + 'A')).toEqual(['aaa']);
  });

  it('leave the prefix out', () => {
    expect(platePatterns({ number: '粤8885B1' })).toEqual([]);
    expect(platePatterns({ number: '粤A1A1B2' })).toEqual([]);
  });

  it('put a plate into one class: its first pattern, or none', () => {
    const classOf = (serial: string) => plateClass({ number: `浙G${serial}` });
    expect(['11123', '78901', '61616', '13579'].map(classOf)).toEqual(['aaa', 'abc', 'abab', 'none']);
    expect(PLATE_CLASSES).toEqual(['aaa', 'abc', 'abab', 'none']);
  });

  it('are what counting neighbours says', () => {
    const serial = fc.stringMatching(/^[0-3A]{5,6}$/);
    fc.assert(
      fc.property(serial, (text) => {
        expect(patternsOf(text)).toEqual(PLATE_PATTERNS.filter((pattern) => COUNTED[pattern](text)));
      }),
    );
  });
});

const isDigit = (character: string | undefined) => /^\d$/.test(character ?? '');
const somewhere = (text: string, length: number, holds: (part: string) => boolean): boolean =>
  Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length)).some(holds);

const COUNTED = {
  aaa: (text: string) => somewhere(text, 3, ([a, b, c]) => a === b && b === c),
  abc: (text: string) =>
    somewhere(
      text,
      3,
      ([a, b, c]) => [a, b, c].every(isDigit) && Number(b) - Number(a) === 1 && Number(c) - Number(b) === 1,
    ),
  abab: (text: string) => somewhere(text, 4, ([a, b, c, d]) => a === c && b === d && a !== b),
};
