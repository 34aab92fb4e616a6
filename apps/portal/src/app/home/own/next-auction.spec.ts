// Which auction a reader is told of first.
import type { EnrolmentView } from '@haopai/contracts';
import { anAuction, anEnrolment } from '@haopai/web-data/testing';
import { nextAuction } from './next-auction';

const HOUR_MS = 3_600_000;
const NOW_MS = 0;
const live = anAuction({ id: 1, state: 'live', startsAtMs: -HOUR_MS });
const soon = anAuction({ id: 2, startsAtMs: HOUR_MS });
const later = anAuction({ id: 3, startsAtMs: 24 * HOUR_MS });
const ALL = [live, soon, later];

const next = (own: Readonly<Record<number, EnrolmentView | null>>) =>
  nextAuction(ALL, (id) => (id in own ? own[id] : undefined), NOW_MS)?.id;
const none = { 1: null, 2: null, 3: null };

describe('the next auction of a reader', () => {
  it('is the one that they are in, the one under way before those to come', () => {
    expect(next({ ...none, 3: anEnrolment() })).toBe(3);
    expect(next({ ...none, 1: anEnrolment(), 3: anEnrolment() })).toBe(1);
    expect(next({ ...none, 3: anEnrolment({ state: 'unpaid' }) })).toBe(3);
  });

  it('is else the first that still takes enrolments', () => {
    expect(next(none)).toBe(2);
    const out = anEnrolment({ disqualified: { reason: '', atMs: 0 } });
    expect(next({ ...none, 1: out })).toBe(2);
    expect(next({ ...none, 1: anEnrolment({ state: 'unpaid' }) })).toBe(2);
    expect(next({ ...none, 3: anEnrolment({ state: 'cancelled' }) })).toBe(2);
  });

  it('is else the one under way, or none', () => {
    expect(nextAuction([live], () => null, NOW_MS)?.id).toBe(1);
    expect(nextAuction([], () => null, NOW_MS)).toBeNull();
  });

  it('is not told before it is known where they are in', () => {
    expect(next({ 1: null, 2: null })).toBeUndefined();
  });
});
