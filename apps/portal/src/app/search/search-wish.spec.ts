// People type a few digits, a pattern, an ending or a whole plate: each is read as what they mean.
import { conditionsOf, readSearch } from './search-wish';

const meant = (typed: string): object | string => {
  const read = readSearch(typed);
  return read.ok ? conditionsOf(read.value) : read.code;
};

describe('what is typed into the search', () => {
  it.each([
    ['88', { contains: '88' }],
    [' 8a ', { contains: '8A' }],
    ['浙G·16888', { contains: '16888' }],
    ['浙g16888', { contains: '16888' }],
    ['尾号 6', { endsWith: '6' }],
    ['尾号６６', { endsWith: '66' }],
    ['尾8', { endsWith: '8' }],
    ['ends with 66', { endsWith: '66' }],
    ['Ending 9', { endsWith: '9' }],
    ['AAA', { pattern: 'aaa' }],
    ['豹子号 AAA', { pattern: 'aaa' }],
    ['AAA three alike', { pattern: 'aaa' }],
    ['AAA1', { contains: 'AAA1' }],
    ['豹子', { pattern: 'aaa' }],
    ['豹子号', { pattern: 'aaa' }],
    ['连号', { pattern: 'abc' }],
    ['abab', { pattern: 'abab' }],
  ])('%j is read as %j', (typed, wish) => {
    expect(meant(typed)).toEqual(wish);
  });

  it.each([
    ['', 'PLATE.EMPTY'],
    ['尾号', 'PLATE.BAD_CHARACTER'],
    ['I8', 'PLATE.BAD_CHARACTER'],
    ['1234567', 'PLATE.PART_TOO_LONG'],
  ])('%j is no plate’s, and is said to be %s', (typed, code) => {
    expect(meant(typed)).toBe(code);
  });
});
