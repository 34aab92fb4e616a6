// Down a column, along a line and over to the next column is the order of eyes; up again is not.
import { type Stop, stepsUp } from './focus-order';

const at = (name: string, left: number, top: number, width = 100, height = 40): Stop => ({
  ...{ name, left, top, right: left + width, bottom: top + height },
});

describe('the order of the focus', () => {
  it('may go down, along a line, and to the top of the next column', () => {
    expect(
      stepsUp([at('a', 0, 0), at('b', 120, 4), at('c', 0, 60), at('d', 300, 0), at('e', 300, 50)]),
    ).toEqual([]);
  });

  it('goes wrong when it goes up again in its column', () => {
    expect(stepsUp([at('a', 0, 100), at('b', 10, 0)])).toEqual(['a → b']);
  });

  it('goes wrong when what is as wide as the page comes after what stands under it', () => {
    expect(stepsUp([at('a', 200, 100), at('wide', 0, 0, 400)])).toEqual(['a → wide']);
  });
});
