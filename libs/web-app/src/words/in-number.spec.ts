// One is told from many by the figure that the choice names.
import { inNumber } from './in-number';

describe('inNumber', () => {
  const text = '{{file}} has [count|a fault|faults]';

  it.each([
    [1, 'a fault'],
    ['1', 'a fault'],
    [0, 'faults'],
    [2, 'faults'],
    ['1,000', 'faults'],
  ])('%p → %s', (count, words) => expect(inNumber(text, { count })).toBe(`{{file}} has ${words}`));

  it('leaves alone what is no choice of its own', () => {
    expect(inNumber('[copy|1] a.csv has [faults|x|y]', { copy: 1 })).toBe('[copy|1] a.csv has [faults|x|y]');
  });
});
