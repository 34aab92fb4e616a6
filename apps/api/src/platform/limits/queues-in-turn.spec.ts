// Who goes before whom where several queues share a place, and that a crowd in one fills no other.
import { RefusalError } from '../errors';
import { QueuesInTurn, type WorkQueue } from './queues-in-turn';

describe('queues that take turns', () => {
  const began: string[] = [];
  const ends: (() => void)[] = [];
  let office: WorkQueue;
  let many: WorkQueue;
  let few: WorkQueue;

  beforeEach(() => {
    began.length = 0;
    ends.length = 0;
    const queues = new QueuesInTurn({ atOnceMax: 1, retryAfterMs: 500 });
    [many, office, few] = [queues.queue(3), queues.firstQueue(2), queues.queue(2)];
  });

  const start = (queue: WorkQueue, name: string): Promise<unknown> =>
    queue.run(async () => {
      began.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
    });
  const endAll = async (works: readonly Promise<unknown>[]): Promise<void> => {
    let areOver = false;
    const all = Promise.all(works).then(() => (areOver = true));
    while (!areOver) {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
  };

  it('let the first one go before all, and the others one after the other', async () => {
    const works = [
      ...['m1', 'm2', 'm3', 'm4'].map((name) => start(many, name)),
      ...['f1', 'f2'].map((name) => start(few, name)),
      ...['o1', 'o2'].map((name) => start(office, name)),
    ];
    await endAll(works);
    expect(began).toEqual(['m1', 'o1', 'o2', 'm2', 'f1', 'm3', 'f2', 'm4']);
  });

  it('are full each for itself', async () => {
    const works = ['m1', 'm2', 'm3', 'm4'].map((name) => start(many, name));
    expect(await start(many, 'm5')).toEqual(new RefusalError('SERVER.BUSY', { retryAfterMs: 500 }));
    await endAll([...works, start(few, 'f1'), start(office, 'o1')]);
    expect(began).toEqual(['m1', 'o1', 'm2', 'f1', 'm3', 'm4']);
  });

  it('give the place back when the work fails', async () => {
    await expect(many.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await few.run(() => Promise.resolve('done'))).toBe('done');
  });
});
