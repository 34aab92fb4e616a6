// Which lots are listed and in which order; what is worth a tone; which figures are worth words.
import { aLot } from '@haopai/web-data/testing';
import { happeningsBetween, isInLastMinute } from './happenings';
import { openRoom, takeNews } from './room-view';
import { arrange, endingOrder } from './room-order';
import { StreamClock } from './stream-clock';
import { aControlLot, aRoom, NOW_MS, someFigures, someNews } from './testing/a-room';
import { unusualOf } from './unusual';

const room = openRoom(aRoom());
const numbers = (lots: readonly { lotNo: number }[]) => lots.map(({ lotNo }) => lotNo);

describe('the list of lots', () => {
  it('is filtered by what a lot is doing', () => {
    const shown = (['all', 'running', 'paused', 'ended'] as const).map((filter) =>
      numbers(arrange(room.lots, filter, null)),
    );
    expect(shown).toEqual([[1, 2, 3, 4], [1, 2], [3], [4]]);
  });

  it('begins with what ends soonest, and ends with what has ended', () => {
    const waiting = aLot({ lotId: 105, lotNo: 5, phase: 'waiting', endsAtMs: null, opensAtMs: NOW_MS + 9 });
    const lots = [...room.lots, waiting];
    expect(numbers(arrange(lots, 'all', endingOrder(lots)))).toEqual([2, 1, 3, 5, 4]);
  });

  it('keeps the places that it was given', () => {
    const places = endingOrder(room.lots);
    const after = takeNews(room, someNews([aControlLot(102, 9, { endsAtMs: NOW_MS + 900_000 })]));
    expect(numbers(arrange(after.lots, 'running', places))).toEqual([2, 1]);
    expect(numbers(arrange(after.lots, 'running', endingOrder(after.lots)))).toEqual([1, 2]);
  });
});

describe('what is worth looking up for', () => {
  const kinds = (...lots: Parameters<typeof someNews>[0][number][]) =>
    happeningsBetween(room.lots, takeNews(room, someNews(lots)).lots).map(({ kind, lot }) => [
      kind,
      lot.lotNo,
    ]);

  it('is a first bid, and no bid after it', () => {
    expect(kinds(aControlLot(101, 9), aControlLot(102, 9))).toEqual([['firstBid', 1]]);
  });

  it('is a pause, a sale, a lot that goes on', () => {
    const [paused, sold] = [
      { phase: 'paused', endsAtMs: null },
      { phase: 'sold', endsAtMs: null },
    ] as const;
    expect(kinds(aControlLot(102, 9, paused), aControlLot(103, 9))).toEqual([
      ['paused', 2],
      ['resumed', 3],
    ]);
    expect(kinds(aControlLot(102, 9, sold))).toEqual([['sold', 2]]);
  });

  it('is the last minute of a lot without a bid, and not each minute that a bid begins', () => {
    const lot = aLot({ phase: 'fiveMinutes', endsAtMs: NOW_MS });
    const at = [60_001, 60_000, 0].map((leftMs) => isInLastMinute(lot, NOW_MS - leftMs));
    expect(at).toEqual([false, true, false]);
    expect(isInLastMinute({ ...lot, phase: 'oneMinute' }, NOW_MS - 1)).toBe(false);
  });
});

describe('a figure', () => {
  it('is ordinary most of the time', () => {
    expect(unusualOf(someFigures(), 2)).toEqual({ answer: null, clock: null, instances: null });
    const noBid = { answerP50Ms: null, answerP99Ms: null, clockOffsetMs: null, clockUncertaintyMs: null };
    expect(unusualOf(someFigures(noBid), 2)).toEqual({ answer: null, clock: null, instances: null });
  });

  it.each([
    [{ answerP99Ms: 301 }, { answer: 'slow' }],
    [{ answerP99Ms: 1_001 }, { answer: 'verySlow' }],
    [{ clockUncertaintyMs: 51 }, { clock: 'clockUnsure' }],
    [{ clockOffsetMs: -1_001 }, { clock: 'clockOff' }],
    [{ instances: 1 }, { instances: 'instancesGone' }],
    [{ instances: 0 }, { instances: 'noInstance' }],
  ])('out of the ordinary is said: %j', (figures, unusual) => {
    expect(unusualOf(someFigures(figures), 2)).toMatchObject(unusual);
  });
});

describe('the clock of a stream', () => {
  it('goes by the piece that was on its way shortest, on a clock that nobody sets', () => {
    let atMs = 1_000;
    const clock = new StreamClock(() => atMs);
    for (const delayMs of [80, 5, 900]) clock.hear(NOW_MS + atMs - delayMs);
    atMs += 500;
    expect(clock.nowMs()).toBe(NOW_MS + 1_500 - 5);
  });
});
