// Looks at a database that refuses: seldom, whatever crowd reads.
import type { ProgramLog } from '../logging';
import type { DatabaseTimeStore } from './database-time.store';
import { Looks } from './looks';

const REST_MS = 50;
const READ_FOR_MS = 400;

describe('looks at a database that is away', () => {
  it('are as far apart as any, however soon each of them fails and however many read', async () => {
    let asked = 0;
    const time: Pick<DatabaseTimeStore, 'nowMs'> = {
      nowMs: () => {
        asked += 1;
        return Promise.reject(new Error('away'));
      },
    };
    const log: Pick<ProgramLog, 'warn'> = { warn: () => undefined };
    const looks = new Looks(time as DatabaseTimeStore, log as ProgramLog);
    const beganAtMs = performance.now();
    while (performance.now() - beganAtMs < READ_FOR_MS)
      expect(await Promise.all([looks.fresh(), looks.fresh(), looks.fresh()])).toEqual([false, false, false]);
    // A timer may come a moment early.
    expect(asked).toBeLessThanOrEqual((performance.now() - beganAtMs) / (REST_MS - 2) + 1);
  });
});
