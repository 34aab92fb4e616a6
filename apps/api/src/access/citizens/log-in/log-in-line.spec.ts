// Who is next, who is forgotten, and what the line says of itself.
import { LogInLine, type Place } from './log-in-line';

const START_MS = 1_795_000_000_000;

describe('the line before the log-in', () => {
  let line: LogInLine;
  let nowMs: number;

  beforeEach(() => {
    line = new LogInLine(2);
    nowMs = START_MS;
  });

  const citizen = (id: string, arrivedAtMs = nowMs): Place => ({ id, arrivedAtMs, goesFirst: false });
  const bidder = (id: string): Place => ({ ...citizen(id), goesFirst: true });
  const placeOf = (place: Place): number | undefined => line.ask(place, nowMs)?.place;
  /** Two whose turn it is, and nobody else's. */
  const fill = (): void => {
    for (const id of ['one', 'other']) expect(line.ask(citizen(id), nowMs)).toBeNull();
  };

  it('is not there while there is room', () => {
    expect(line.isThere(nowMs)).toBe(false);
    fill();
    expect(line.isThere(nowMs)).toBe(true);
    line.endTurn(nowMs);
    expect(line.isThere(nowMs)).toBe(false);
  });

  it('lets in who came first, however often others ask', () => {
    fill();
    const waiting = ['a', 'b', 'c'].map((id, nth) => citizen(id, nowMs + nth));
    expect(waiting.map(placeOf)).toEqual([1, 2, 3]);
    expect(waiting.map(placeOf)).toEqual([1, 2, 3]);
    line.endTurn(nowMs);
    expect([...waiting].reverse().map(placeOf)).toEqual([3, 2, undefined]);
    expect(placeOf(citizen('d', nowMs + 9))).toBe(3);
  });

  it('lets no newcomer pass those who wait', () => {
    fill();
    placeOf(citizen('a'));
    line.endTurn(nowMs);
    nowMs += 10;
    expect(placeOf(citizen('late'))).toBe(2);
  });

  it('lets bidders of running auctions go first, in the order in which they came', () => {
    fill();
    placeOf(citizen('a'));
    expect(placeOf(bidder('bidder 1'))).toBe(1);
    nowMs += 10;
    expect(placeOf(bidder('bidder 2'))).toBe(2);
    nowMs -= 10;
    expect(placeOf(citizen('a'))).toBe(3);
  });

  it('forgets who does not ask again, and takes them back where they were', () => {
    fill();
    const [gone, stays] = [citizen('gone', nowMs), citizen('stays', nowMs + 1)];
    placeOf(gone);
    expect(placeOf(stays)).toBe(2);
    for (let asks = 0; asks < 5; asks += 1) {
      nowMs += 1_000;
      placeOf(stays);
    }
    expect([placeOf(stays), line.length(nowMs)]).toEqual([1, 1]);
    expect([placeOf(gone), placeOf(stays)]).toEqual([1, 2]);
  });

  it('takes up where it was what a restart, or another instance, knows nothing of', () => {
    fill();
    placeOf(citizen('a', nowMs));
    expect(placeOf(citizen('from elsewhere', nowMs - 5_000))).toBe(1);
  });

  it('says how long it takes from how fast it moved', () => {
    fill();
    expect(line.ask(citizen('a'), nowMs)).toMatchObject({ waitMs: 500, askAgainMs: 1_000 });
    for (let turns = 0; turns < 20; turns += 1) {
      nowMs += 500;
      line.endTurn(nowMs);
      line.ask(citizen('a'), nowMs);
    }
    const standings = Array.from({ length: 100 }, (_, nth) =>
      line.ask(citizen(`z${nth}`, nowMs + nth), nowMs),
    );
    const last = standings.at(-1);
    expect(last?.waitMs).toBeGreaterThan(40_000);
    expect(last?.waitMs).toBeLessThan(60_000);
  });

  it('wants to hear again soon, and less often of many', () => {
    fill();
    for (let nth = 0; nth < 1_000; nth += 1) line.ask(citizen(`c${nth}`, nowMs + nth), nowMs);
    expect(line.ask(citizen('c0', nowMs), nowMs)?.askAgainMs).toBe(1_000);
    expect(line.ask(citizen('c999', nowMs + 999), nowMs)?.askAgainMs).toBe(5_000);
    for (let nth = 1_000; nth < 20_000; nth += 1) line.ask(citizen(`c${nth}`, nowMs + nth), nowMs);
    expect(line.ask(citizen('c0', nowMs), nowMs)?.askAgainMs).toBe(1_000);
    expect(line.ask(citizen('c19999', nowMs + 19_999), nowMs)?.askAgainMs).toBe(30_000);
  });

  it('remembers twenty thousand at most, and those who came first', () => {
    fill();
    for (let nth = 0; nth < 20_100; nth += 1) line.ask(citizen(`c${nth}`, nowMs + nth), nowMs);
    expect(line.length(nowMs)).toBe(20_000);
    expect(placeOf(citizen('c0', nowMs))).toBe(1);
    expect(placeOf(citizen('before all', nowMs - 1))).toBe(1);
    expect(line.length(nowMs)).toBe(20_000);
  });

  it('tells how long the one who has waited longest has waited', () => {
    expect(line.longestMs(nowMs)).toBe(0);
    fill();
    placeOf(citizen('a', nowMs - 3_000));
    placeOf(bidder('b'));
    expect(line.longestMs(nowMs)).toBe(3_000);
  });
});
