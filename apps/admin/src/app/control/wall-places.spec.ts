// The wall: lots keep their places, results stay until they were read, and what ends soonest comes next.
import type { LotView } from '@haopai/contracts';
import { aLot } from '@haopai/web-data/testing';
import { nextPlaces, RESULT_SHOWN_MS, WALL_PLACES, type WallPlaces } from './wall-places';

const NOW_MS = Date.UTC(2026, 10, 27, 2);
const running = (lotNo: number, leftMs: number): LotView =>
  aLot({ lotId: 100 + lotNo, lotNo, phase: 'oneMinute', endsAtMs: NOW_MS + leftMs });
const ids = (places: WallPlaces) => places.map((place) => place?.lotId ?? null);
const many = Array.from({ length: 9 }, (_, index) => running(index + 1, 90_000 - index * 1_000));

describe('the wall', () => {
  it('shows those that end soonest, as many as can be read from afar', () => {
    expect(ids(nextPlaces([], many, NOW_MS))).toEqual([109, 108, 107, 106, 105, 104]);
    expect(nextPlaces([], many.slice(0, 2), NOW_MS)).toHaveLength(2);
    expect(nextPlaces([], [], NOW_MS)).toEqual([]);
    expect(WALL_PLACES).toBe(6);
  });

  it('moves no lot when another becomes the next to end', () => {
    const places = nextPlaces([], many, NOW_MS);
    const bidOn = many.map((lot) => (lot.lotId === 109 ? running(9, 120_000) : lot));
    expect(ids(nextPlaces(places, bidOn, NOW_MS))).toEqual(ids(places));
  });

  it('keeps how a lot ended until it was read, then gives its place to the next', () => {
    const places = nextPlaces([], many, NOW_MS);
    const ended = many.map((lot) => (lot.lotId === 107 ? { ...lot, phase: 'sold' as const } : lot));
    const read = nextPlaces(places, ended, NOW_MS);
    expect(ids(read)).toEqual(ids(places));
    expect(ids(nextPlaces(read, ended, NOW_MS + RESULT_SHOWN_MS - 1))).toEqual(ids(places));
    expect(ids(nextPlaces(read, ended, NOW_MS + RESULT_SHOWN_MS))).toEqual([109, 108, 103, 106, 105, 104]);
  });

  it('has fewer places when fewer are left, and moves none of them before', () => {
    const [one, two] = [running(1, 60_000), running(2, 50_000)];
    const places = nextPlaces([], [one, two], NOW_MS);
    expect(ids(places)).toEqual([102, 101]);
    const over = nextPlaces(places, [one, { ...two, phase: 'unsold' }], NOW_MS);
    const later = nextPlaces(over, [one, { ...two, phase: 'unsold' }], NOW_MS + RESULT_SHOWN_MS);
    expect(ids(later)).toEqual([null, 101]);
  });

  it('shows what waits until something runs', () => {
    const waits = aLot({ lotId: 300, lotNo: 3, phase: 'waiting', opensAtMs: NOW_MS + 5_000 });
    const places = nextPlaces([], [waits], NOW_MS);
    expect(ids(places)).toEqual([300]);
    expect(ids(nextPlaces(places, [waits, running(1, 60_000)], NOW_MS))).toEqual([101]);
  });
});
