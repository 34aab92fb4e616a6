// Many things a few at a time.
import { inLanes } from './in-lanes';

describe('lanes', () => {
  it('give results in order and never do more at once than there are lanes', async () => {
    let underWay = 0;
    let mostUnderWay = 0;
    const results = await inLanes(20, 3, async (index) => {
      mostUnderWay = Math.max(mostUnderWay, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, index % 3));
      underWay--;
      return index * 2;
    });
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index * 2));
    expect(mostUnderWay).toBe(3);
  });

  it('have nothing to do for nothing', async () => {
    expect(await inLanes(0, 3, () => Promise.reject(new Error('called')))).toEqual([]);
  });
});
