// A replay shows at each moment what was true then, and nothing that came later.
import { courseOf, placeAt } from './lot-replay';
import type { RecordLine } from './lots';

const FIRST_BID_MS = 300_000;

function lines(...told: readonly Partial<RecordLine>[]): readonly RecordLine[] {
  return told.map((line, index) => ({
    ...{ version: index + 1, kind: 'bid', atMs: index * 1_000, paddleNo: null, amountFen: null },
    ...{ endsAtMs: null, reason: null, isByCeiling: null, hash: '' },
    ...line,
  }));
}

const course = (...told: readonly Partial<RecordLine>[]) => courseOf(lines(...told), FIRST_BID_MS);

const OPENED = { kind: 'opened', atMs: 1_000, endsAtMs: 301_000 } as const;
const bid = (atMs: number, paddleNo: number, amountFen: number) =>
  ({ kind: 'bid', atMs, paddleNo, amountFen, endsAtMs: atMs + 60_000 }) as const;

describe('the course of a lot', () => {
  it('has a moment for each line, with the figures of that moment', () => {
    const [scheduled, opened, first, second, sold] = course(
      { kind: 'scheduled', atMs: 0 },
      OPENED,
      bid(5_000, 12, 100),
      bid(9_000, 31, 200),
      { kind: 'sold', atMs: 69_000, paddleNo: 31, amountFen: 200 },
    );
    expect(scheduled).toMatchObject({ version: 1, phase: 'waiting', priceFen: null, endsAtMs: null });
    expect(opened).toMatchObject({ phase: 'fiveMinutes', priceFen: null, endsAtMs: 301_000 });
    expect(first).toMatchObject({ phase: 'oneMinute', priceFen: 100, leaderPaddle: 12, endsAtMs: 65_000 });
    expect(second).toMatchObject({ phase: 'oneMinute', priceFen: 200, leaderPaddle: 31, endsAtMs: 69_000 });
    expect(sold).toMatchObject({ phase: 'sold', priceFen: 200, leaderPaddle: 31, endsAtMs: null });
  });

  it('freezes the countdown in a pause, and goes on with the end that was given', () => {
    const [, , paused, resumed] = course(
      OPENED,
      bid(5_000, 12, 100),
      { kind: 'paused', atMs: 25_000, reason: '核实' },
      { kind: 'outage', atMs: 90_000, endsAtMs: 150_000 },
    );
    expect(paused).toMatchObject({ phase: 'paused', endsAtMs: null, remainingMs: 40_000, reason: '核实' });
    expect(resumed).toMatchObject({
      ...{ phase: 'oneMinute', endsAtMs: 150_000, remainingMs: null, reason: null },
    });
  });

  it('keeps the price of a leader who was put out, without a leader, and waits anew', () => {
    const [, , running] = course(OPENED, bid(5_000, 12, 100), {
      ...{ kind: 'disqualified', atMs: 6_000, paddleNo: 12, endsAtMs: 306_000 },
    });
    expect(running).toMatchObject({
      ...{ phase: 'fiveMinutes', priceFen: 100, leaderPaddle: null, endsAtMs: 306_000 },
    });
    const [, , , paused] = course(
      OPENED,
      bid(5_000, 12, 100),
      { kind: 'paused', atMs: 25_000 },
      { kind: 'disqualified', atMs: 26_000, paddleNo: 12 },
    );
    expect(paused).toMatchObject({ phase: 'paused', leaderPaddle: null, remainingMs: FIRST_BID_MS });
  });

  it('is left as it is by a paddle that does not lead, and by what was sealed', () => {
    const [, led, other, ceiling] = course(
      OPENED,
      bid(5_000, 12, 100),
      { kind: 'disqualified', atMs: 6_000, paddleNo: 31 },
      { kind: 'ceilingSet', atMs: 7_000, paddleNo: 31, amountFen: 900 },
    );
    const figures = { phase: 'oneMinute', priceFen: 100, leaderPaddle: 12, endsAtMs: led?.endsAtMs };
    expect(other).toMatchObject(figures);
    expect(ceiling).toMatchObject(figures);
  });

  it('never goes back in time where a clock did', () => {
    expect(course(OPENED, bid(5_000, 12, 100), bid(4_000, 31, 200)).map(({ atMs }) => atMs)).toEqual([
      1_000, 5_000, 5_000,
    ]);
  });
});

describe('the place of an instant', () => {
  const told = course(OPENED, bid(5_000, 12, 100), bid(5_000, 31, 200), bid(9_000, 12, 300));

  it.each([
    [999, -1],
    [1_000, 0],
    [4_999, 0],
    // Of two lines at the same millisecond the later has been written too.
    [5_000, 2],
    [8_999, 2],
    [9_000, 3],
    [1e15, 3],
  ])('%i is that of the last line by then: %i', (atMs, place) => {
    expect(placeAt(told, atMs)).toBe(place);
  });

  it('is before all where there is no line', () => {
    expect(placeAt([], 5)).toBe(-1);
  });
});
