// How much runs, waits and is refused.
import { RefusalError } from '../errors';
import { BoundedWork } from './bounded-work';

describe('bounded work', () => {
  it('runs so much at once, in order, lets so much wait and refuses the rest', async () => {
    const work = new BoundedWork({ atOnceMax: 2, waitingMax: 3, retryAfterMs: 500 });
    const ends: (() => void)[] = [];
    const began: number[] = [];
    const start = (nth: number) =>
      work.run(async () => {
        began.push(nth);
        await new Promise<void>((resolve) => ends.push(resolve));
        return nth;
      });
    const results = [1, 2, 3, 4, 5, 6].map(start);
    expect(began).toEqual([1, 2]);
    expect(await results[5]).toEqual(new RefusalError('SERVER.BUSY', { retryAfterMs: 500 }));
    for (let nth = 1; nth <= 5; nth += 1) {
      ends.shift()?.();
      expect(await results[nth - 1]).toBe(nth);
    }
    expect(began).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives the place back when the work fails', async () => {
    const work = new BoundedWork({ atOnceMax: 1, waitingMax: 0, retryAfterMs: 500 });
    await expect(work.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await work.run(() => Promise.resolve('done'))).toBe('done');
  });
});
