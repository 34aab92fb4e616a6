// Refusals behind the answers: who is told one by one, what is counted, and what happens while nobody can write.
import type { LotRefusal, RefusalRow } from './lot-refusal';
import { TOLD_PER_MINUTE_MAX } from './refusals-per-minute';
import { RefusalsWriter, WAITING_MAX } from './refusals-writer';

/** Node's own sleep, by the clock that the spec moves. */
jest.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));
const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

const MINUTE = 60_000 * 1_000;
const WRITTEN_WITHIN_MS = 400;

function refusal(more: Partial<LotRefusal> = {}): LotRefusal {
  return {
    ...{ lotId: 7, order: 'bid', orderId: 'abc', orderedBy: 'entry 1', receivedAtMs: MINUTE + 5 },
    ...{ code: 'BID.TOO_LOW', priceFen: 5_000_000, version: 3, paddleNo: 12, amountFen: 4_900_000 },
    ...more,
  };
}

class Disk {
  readonly rows = new Map<number, RefusalRow>();
  writes = 0;
  fails: 'before' | 'after' | null = null;

  write(rows: readonly RefusalRow[]): Promise<void> {
    this.writes++;
    if (this.fails !== 'before') for (const row of rows) this.rows.set(row.rowNo, row);
    return this.fails === null ? Promise.resolve() : Promise.reject(new Error('away'));
  }
}

function aWriter() {
  const disk = new Disk();
  const heard = { dropped: 0, troubles: 0 };
  const writer = new RefusalsWriter(disk, {
    noteTrouble: () => heard.troubles++,
    noteRefusalsDropped: (count) => (heard.dropped += count),
  });
  return { disk, heard, writer };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('refusals', () => {
  it('are written down behind the answers, one row a turn, with the paddle that asks for its own', async () => {
    const { disk, writer } = aWriter();
    writer.note([refusal(), refusal({ orderId: 'def', code: 'BID.TOO_LATE' })]);
    writer.note([refusal({ lotId: 8, priceFen: null, amountFen: null })]);
    expect(disk.writes).toBe(0);
    await pass(WRITTEN_WITHIN_MS);
    expect(disk.writes).toBe(1);
    expect([...disk.rows.values()]).toEqual([
      {
        ...{ rowNo: 1, lotId: 7, isFinalAtMs: 0 },
        refusals: [
          {
            order: 'bid',
            idHash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
            ...{ receivedAtMs: MINUTE + 5, code: 'BID.TOO_LOW', priceFen: 5_000_000, version: 3 },
            own: { paddleNo: 12, orderId: 'abc', amountFen: 4_900_000 },
          },
          expect.objectContaining({ code: 'BID.TOO_LATE' }),
        ],
      },
      { rowNo: 2, lotId: 8, isFinalAtMs: 0, refusals: [expect.objectContaining({ priceFen: null })] },
    ]);
    // An order that offers nothing is nobody's bid.
    expect(JSON.stringify(disk.rows.get(2))).not.toMatch(/own|abc/);
  });

  it('beyond ten a minute of an entry are one row with a count, which grows until the minute is over', async () => {
    const { disk, writer } = aWriter();
    for (let i = 0; i < TOLD_PER_MINUTE_MAX + 3; i++) writer.note([refusal({ orderId: `a${i}` })]);
    writer.note([refusal({ orderedBy: 'entry 2' })]);
    await pass(WRITTEN_WITHIN_MS);
    for (let i = 0; i < 4; i++) writer.note([refusal({ orderId: `b${i}` })]);
    await pass(WRITTEN_WITHIN_MS);
    const rows = [...disk.rows.values()];
    expect(rows.filter((row) => 'refusals' in row)).toHaveLength(TOLD_PER_MINUTE_MAX + 1);
    expect(rows.filter((row) => 'more' in row)).toEqual([
      expect.objectContaining({
        lotId: 7,
        isFinalAtMs: MINUTE + 65_000,
        more: { fromMs: MINUTE, count: 7, paddleNo: 12 },
      }),
    ]);
    writer.note([refusal({ receivedAtMs: MINUTE + 60_000 })]);
    await pass(WRITTEN_WITHIN_MS);
    expect([...disk.rows.values()].filter((row) => 'refusals' in row)).toHaveLength(TOLD_PER_MINUTE_MAX + 2);
  });

  it.each(['before', 'after'] as const)(
    'are written again when nobody knows whether they were, and stand there once: %s',
    async (fails) => {
      const { disk, heard, writer } = aWriter();
      disk.fails = fails;
      for (let i = 0; i < TOLD_PER_MINUTE_MAX + 2; i++) writer.note([refusal({ orderId: `a${i}` })]);
      await pass(WRITTEN_WITHIN_MS);
      expect(heard.troubles).toBe(1);
      disk.fails = null;
      await pass(1_000 + WRITTEN_WITHIN_MS);
      const rows = [...disk.rows.values()];
      expect(rows.flatMap((row) => ('refusals' in row ? row.refusals : []))).toHaveLength(
        TOLD_PER_MINUTE_MAX,
      );
      expect(rows.flatMap((row) => ('more' in row ? [row.more.count] : []))).toEqual([2]);
      expect(heard.dropped).toBe(0);
    },
  );

  it('fill no memory while the database is away: what is too much is dropped, and counted', async () => {
    const { disk, heard, writer } = aWriter();
    disk.fails = 'before';
    const crowd = Array.from({ length: WAITING_MAX }, (_, i) => refusal({ orderedBy: `entry ${i}` }));
    writer.note(crowd);
    writer.note([refusal({ orderedBy: 'one more' })]);
    expect(heard.dropped).toBe(1);
    disk.fails = null;
    await writer.stop();
    expect([...disk.rows.values()].flatMap((row) => ('refusals' in row ? row.refusals : []))).toHaveLength(
      WAITING_MAX,
    );
  });
});
