// What a program says of its end.
import { setTimeout as sleep } from 'node:timers/promises';
import { StopTimes } from './stop-times';

const LONG_MS = 150;

describe('the times of a stop', () => {
  it('name what took long, and what is not over yet', async () => {
    const times = new StopTimes();
    times.begin();
    await times.time('quick', () => undefined);
    expect(await times.time('lots', () => sleep(LONG_MS, 'gone'))).toBe('gone');
    void times.time('leases', () => new Promise(() => undefined));
    const { stopMs, parts, unfinished } = times.said;
    expect(Object.keys(parts)).toEqual(['lots']);
    expect(stopMs).toBeGreaterThanOrEqual(LONG_MS);
    expect(unfinished).toEqual(['leases']);
  });

  it('count a part that failed, and leave its error to whoever asked', async () => {
    const times = new StopTimes();
    const failed = times.time('pools', async () => {
      await sleep(LONG_MS);
      throw new Error('closed already');
    });
    await expect(failed).rejects.toThrow('closed already');
    expect(times.said.parts['pools']).toBeGreaterThanOrEqual(LONG_MS - 1);
    expect(times.said.unfinished).toEqual([]);
  });
});
