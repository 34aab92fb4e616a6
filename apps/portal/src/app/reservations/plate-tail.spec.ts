// The characters after the prefix, in whatever way they are typed or pasted, and what is wrong with them by the place that was typed.
import { drawSoFar, formatTail, readTail } from './plate-tail';

describe('the characters of a plate after its prefix', () => {
  it.each([
    ['8888a', '8888A'],
    ['浙G·8888A', '8888A'],
    ['浙g8888a', '8888A'],
    ['８８８８Ａ', '8888A'],
    ['88 88a', '8888A'],
  ])('are read from %s', (typed, tail) => {
    expect(formatTail(typed)).toBe(tail);
    expect(readTail(typed)).toEqual({ ok: true, value: { number: `浙G${tail}`, kind: 'ordinary' } });
  });

  it('are six on a new-energy plate', () => {
    expect(readTail('d12345')).toMatchObject({ ok: true, value: { number: '浙GD12345', kind: 'newEnergy' } });
  });

  it.each([
    ['8O88A', 'PLATE.BAD_CHARACTER', { character: 'O', position: 2 }],
    ['D1234A', 'PLATE.NEW_ENERGY_DIGIT_EXPECTED', { character: 'A', position: 6 }],
    ['888', 'PLATE.WRONG_LENGTH', { expected: [5, 6], found: 3 }],
    ['AB12C', 'PLATE.TOO_MANY_LETTERS', { max: 2, found: 3 }],
  ])('are refused by the place in which they were typed: %s', (typed, code, data) => {
    expect(readTail(typed)).toEqual({ ok: false, code, data });
  });

  it('are drawn while they are typed', () => {
    expect(drawSoFar('')).toEqual({ number: '浙G-----', kind: 'ordinary', colour: 'blue' });
    expect(drawSoFar('88a').number).toBe('浙G88A--');
    expect(drawSoFar('D12345')).toEqual({ number: '浙GD12345', kind: 'newEnergy', colour: 'green' });
    expect(drawSoFar('D1234567').number).toBe('浙GD12345');
  });
});
