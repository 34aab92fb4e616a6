// Time in a replay: it goes as fast as is wanted, stands in a pause, ends with the record, and goes where one jumps.
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { RecordLine } from '@haopai/contracts';
import { standIn } from '@haopai/web-app/testing';
import { aLot } from '@haopai/web-data/testing';
import { RecordStore } from '../results/record-store';
import { ReplayPlayer } from './replay-player';

const OPENED_MS = 1_000_000;

const line = (version: number, change: Partial<RecordLine>): RecordLine => ({
  ...{ version, kind: 'bid', atMs: OPENED_MS, paddleNo: null, amountFen: null, endsAtMs: null },
  ...{ reason: null, isByCeiling: null, hash: '' },
  ...change,
});

const bid = (version: number, afterMs: number, paddleNo: number, amountFen: number): RecordLine =>
  line(version, {
    ...{ atMs: OPENED_MS + afterMs, paddleNo, amountFen, endsAtMs: OPENED_MS + afterMs + 60_000 },
  });

const LINES = [
  line(1, { kind: 'scheduled', atMs: 5 }),
  line(2, { kind: 'opened', endsAtMs: OPENED_MS + 300_000 }),
  bid(3, 10_000, 12, 100),
  // Answered at once for a maximum bid.
  bid(4, 10_000, 31, 200),
  line(5, { kind: 'sold', atMs: OPENED_MS + 70_000, paddleNo: 31, amountFen: 200 }),
];

let isMotionReduced: boolean;
standIn(window, { matchMedia: () => ({ matches: isMotionReduced }) });

function playerOf(lines: readonly RecordLine[], reducedMotion = false): ReplayPlayer {
  isMotionReduced = reducedMotion;
  const record = signal({ lines, lot: aLot({ phase: 'sold' }), auction: { firstBidMs: 300_000 } });
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      ReplayPlayer,
      { provide: RecordStore, useValue: { record } },
    ],
  });
  return TestBed.inject(ReplayPlayer);
}

describe('a replay', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins with the opening and stands until it is played', () => {
    const player = playerOf(LINES);
    jest.advanceTimersByTime(5_000);
    expect(player.atMs()).toBe(OPENED_MS);
    expect(player.lot()).toMatchObject({ phase: 'fiveMinutes', priceFen: null });
  });

  it.each([1, 2, 5, 20] as const)('goes %i times as fast as it was', (speed) => {
    const player = playerOf(LINES);
    player.speed.set(speed);
    player.play();
    jest.advanceTimersByTime(1_000);
    expect(player.atMs()).toBe(OPENED_MS + speed * 1_000);
  });

  it('stands in a pause and goes on from there', () => {
    const player = playerOf(LINES);
    player.play();
    jest.advanceTimersByTime(2_000);
    player.pause();
    jest.advanceTimersByTime(2_000);
    expect(player.atMs()).toBe(OPENED_MS + 2_000);
    player.play();
    jest.advanceTimersByTime(1_000);
    expect(player.atMs()).toBe(OPENED_MS + 3_000);
  });

  it('ends with the last line, and begins anew when it is played again', () => {
    const player = playerOf(LINES);
    player.speed.set(20);
    player.play();
    jest.advanceTimersByTime(5_000);
    expect({ isPlaying: player.isPlaying(), isAtEnd: player.isAtEnd() }).toEqual({
      ...{ isPlaying: false, isAtEnd: true },
    });
    expect(player.lot()).toMatchObject({ phase: 'sold', priceFen: 200, leaderPaddle: 31 });
    player.play();
    expect(player.atMs()).toBe(OPENED_MS);
  });

  it('changes its figures once a second for whoever wants nothing to move', () => {
    const player = playerOf(LINES, true);
    player.play();
    jest.advanceTimersByTime(900);
    expect(player.atMs()).toBe(OPENED_MS);
    jest.advanceTimersByTime(100);
    expect(player.atMs()).toBe(OPENED_MS + 1_000);
  });

  it('jumps to a line without those that were written in the same moment', () => {
    const player = playerOf(LINES);
    player.jump(2);
    expect(player.lot()).toMatchObject({ version: 3, priceFen: 100, leaderPaddle: 12 });
    player.jump(3);
    expect(player.lot()).toMatchObject({ version: 4, priceFen: 200, leaderPaddle: 31 });
    player.jump(0);
    expect(player.lot()).toMatchObject({ version: 1, phase: 'waiting' });
  });

  it('stays between the opening and the last line', () => {
    const player = playerOf(LINES);
    player.seek(0);
    expect(player.atMs()).toBe(OPENED_MS);
    player.seek(Infinity);
    expect(player.atMs()).toBe(OPENED_MS + 70_000);
  });

  it('has nothing to play of a lot that never opened', () => {
    const player = playerOf([LINES[0] ?? line(1, {}), line(2, { kind: 'withdrawn', atMs: 9 })]);
    player.play();
    expect({ lengthMs: player.lengthMs(), isPlaying: player.isPlaying() }).toEqual({
      ...{ lengthMs: 0, isPlaying: false },
    });
  });
});
