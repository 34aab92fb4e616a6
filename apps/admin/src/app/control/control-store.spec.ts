// However much a stream brings, the page is told less than ten times a second; a broken stream is opened anew and the room read anew.
import { TestBed } from '@angular/core/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import type { ControlRoomView } from '@haopai/contracts';
import { ControlClient } from './control-client';
import { BEAT_MS, ControlStore } from './control-store';
import { ControlStream } from './control-stream';
import { aControlLot, anAct, aRoom, NOW_MS, someFigures, someNews } from './testing/a-room';
import { PlayedStream } from './testing/played-stream';

let stream: PlayedStream;
let store: ControlStore;
let read: ControlRoomView;
let reads: number;

async function open(): Promise<void> {
  await store.open(7);
  stream.last.open();
}
const beat = () => jest.advanceTimersByTimeAsync(BEAT_MS);

beforeEach(() => {
  jest.useFakeTimers({ now: NOW_MS });
  stream = new PlayedStream();
  read = aRoom();
  reads = 0;
  const room = () => {
    reads++;
    return Promise.resolve({ ok: true, value: read } as const);
  };
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      ...[ControlStore, ControlStream, stream.provider],
      { provide: ControlClient, useValue: { room } },
    ],
  });
  store = TestBed.inject(ControlStore);
});
afterEach(() => {
  TestBed.resetTestingModule();
  jest.useRealTimers();
});

describe('a control room', () => {
  it('hears the stream of its auction', async () => {
    await open();
    expect(stream.last.address).toBe('/api/v1/admin/auctions/7/control/stream');
    stream.last.tell('figures', someFigures());
    stream.last.tell('lots', someNews([aControlLot(102, 9)]));
    await beat();
    expect(store.room()?.lots[1]?.version).toBe(9);
    expect(store.bidsLastMinute().get(102)).toBe(88);
  });

  it('makes one change of a burst, at the next beat', async () => {
    await open();
    await beat();
    const before = store.state();
    for (let version = 4; version < 1_004; version++) {
      stream.last.tell('lots', someNews([aControlLot(102, version)]));
      stream.last.tell('act', anAct(`act-${version}`));
      expect(store.state()).toBe(before);
    }
    await beat();
    expect(store.room()?.lots[1]?.version).toBe(1_003);
    expect(store.state()).not.toBe(before);
  });

  it('changes less than ten times in a second of 1,000 pieces of news', async () => {
    await open();
    await beat();
    const states = new Set([store.state()]);
    for (let at = 0; at < 1_000; at++) {
      stream.last.tell('lots', someNews([aControlLot(101 + (at % 2), 10 + at)]));
      states.add(store.state());
      await jest.advanceTimersByTimeAsync(1);
      states.add(store.state());
    }
    expect(states.size - 1).toBeLessThanOrEqual(10);
    expect(states.size - 1).toBeGreaterThanOrEqual(7);
  });

  it('changes nothing when nothing was heard, while the clock goes on', async () => {
    await open();
    stream.last.tell('lots', someNews([]));
    await beat();
    const [before, nowMs] = [store.state(), store.nowMs()];
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.state()).toBe(before);
    expect(store.nowMs() - nowMs).toBe(1_000);
  });

  it('goes by the server and not by this device', async () => {
    await open();
    stream.last.tell('lots', someNews([], { serverNowMs: NOW_MS + 3_600_000 }));
    await beat();
    expect(Math.abs(store.nowMs() - NOW_MS - 3_600_000)).toBeLessThanOrEqual(BEAT_MS);
  });

  it('tells what happened once, and of the last minute only of lots that came to it meanwhile', async () => {
    read = aRoom({
      lots: aRoom().lots.map((lot) => ({ ...lot, phase: 'fiveMinutes', endsAtMs: NOW_MS + 30_000 })),
    });
    await open();
    await beat();
    expect(store.happened()).toEqual([]);
    stream.last.tell(
      'lots',
      someNews([aControlLot(104, 9, { phase: 'fiveMinutes', endsAtMs: NOW_MS + 61_000 })]),
    );
    await beat();
    expect(store.happened()).toEqual([]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(store.happened().map(({ kind, lot }) => [kind, lot.lotNo])).toEqual([['lastMinute', 4]]);
    const told = store.happened();
    await beat();
    expect(store.happened()).toBe(told);
  });

  it('tells acts of others from its own', async () => {
    await open();
    store.expect('mine');
    stream.last.tell('act', anAct('mine'));
    await beat();
    expect(store.actOfOthers()).toBeNull();
    stream.last.tell('act', anAct('theirs'));
    await beat();
    expect(store.actOfOthers()?.actId).toBe('theirs');
    expect(store.room()?.acts).toHaveLength(2);
  });

  it('opens a broken stream anew, and reads what it has missed', async () => {
    await open();
    stream.last.break();
    expect(store.connection().status).toBe('connecting');
    await jest.advanceTimersByTimeAsync(250);
    stream.last.break();
    expect(store.connection()).toEqual({ status: 'lost', sinceMs: NOW_MS });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(stream.opened).toHaveLength(3);
    expect(reads).toBe(1);
    read = aRoom({ acts: [anAct('missed')] });
    stream.last.open();
    await beat();
    expect(store.connection().status).toBe('live');
    expect(reads).toBe(2);
    expect(store.room()?.acts).toHaveLength(1);
  });

  it('waits longer each time, and ten seconds at most', async () => {
    await open();
    for (const waitMs of [250, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
      stream.last.break();
      const { length } = stream.opened;
      await jest.advanceTimersByTimeAsync(waitMs - 1);
      expect(stream.opened).toHaveLength(length);
      await jest.advanceTimersByTimeAsync(1);
      expect(stream.opened).toHaveLength(length + 1);
    }
  });

  it('takes silence for a broken stream', async () => {
    await open();
    for (let second = 0; second < 20; second++) {
      stream.last.tell('figures', someFigures());
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(store.connection().status).toBe('live');
    await jest.advanceTimersByTimeAsync(8_000);
    expect(store.connection()).toEqual({ status: 'lost', sinceMs: NOW_MS + 19_000 });
    expect(stream.opened[0]?.readyState).toBe(2);
  });

  it('asks why when the stream is refused, and when the session is over', async () => {
    await open();
    stream.last.refuse();
    await beat();
    expect(reads).toBe(2);
    await jest.advanceTimersByTimeAsync(1_000);
    stream.last.open();
    await beat();
    stream.last.tell('end', {});
    await beat();
    expect(reads).toBe(4);
  });

  it('is silent once the page is left', async () => {
    await open();
    TestBed.resetTestingModule();
    expect(stream.last.readyState).toBe(2);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(stream.opened).toHaveLength(1);
  });
});
