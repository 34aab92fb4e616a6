// A lot at each moment of its course, told from the lines of its record alone: what a replay shows. Pure.
import type { BoardFigures, RecordLine } from './lots';

/** The lot after a line of its record: with it and nothing that came later. */
export interface ReplayedLot extends Omit<BoardFigures, 'lotId'> {
  /** When the line was written. Never before the line ahead of it: ties and set-back clocks go to the order of the record. */
  readonly atMs: number;
}

/** One for each line of the record, which is whole and oldest first. `firstBidMs`: length of the countdown that waits for a first bid. */
export function courseOf(lines: readonly RecordLine[], firstBidMs: number): readonly ReplayedLot[] {
  const course: ReplayedLot[] = [];
  for (const line of lines) {
    const before = course.at(-1) ?? BEFORE_ALL;
    course.push({
      ...before,
      ...changeBy(line, before, firstBidMs),
      version: line.version,
      atMs: Math.max(before.atMs, line.atMs),
    });
  }
  return course;
}

/** Where among the lot's moments an instant lies: the place of the last line that was written by then, -1 before the first. */
export function placeAt(course: readonly ReplayedLot[], atMs: number): number {
  let [from, to] = [0, course.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((course[middle]?.atMs ?? Infinity) <= atMs) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

const BEFORE_ALL: ReplayedLot = {
  version: 0,
  phase: 'waiting',
  priceFen: null,
  leaderPaddle: null,
  endsAtMs: null,
  remainingMs: null,
  reason: null,
  atMs: -Infinity,
};

const STANDING = { endsAtMs: null, remainingMs: null } as const;

function changeBy(line: RecordLine, before: ReplayedLot, firstBidMs: number): Partial<ReplayedLot> {
  const { kind, amountFen, paddleNo, endsAtMs, reason } = line;
  switch (kind) {
    case 'opened':
      return { phase: 'fiveMinutes', endsAtMs };
    case 'bid':
      return { phase: 'oneMinute', priceFen: amountFen, leaderPaddle: paddleNo, endsAtMs };
    case 'paused': {
      const remainingMs = Math.max(0, (before.endsAtMs ?? line.atMs) - line.atMs);
      return { phase: 'paused', endsAtMs: null, remainingMs, reason };
    }
    case 'resumed':
    case 'outage':
    case 'cutOff': {
      const phase = before.leaderPaddle === null ? 'fiveMinutes' : 'oneMinute';
      return { phase, endsAtMs, remainingMs: null, reason: null };
    }
    case 'disqualified':
      return paddleNo === before.leaderPaddle ? lapse(line, before, firstBidMs) : {};
    case 'sold':
      return { ...STANDING, phase: 'sold', reason: null };
    case 'unsold':
      return { ...STANDING, phase: 'unsold', priceFen: null, leaderPaddle: null, reason: null };
    case 'withdrawn':
      return { ...STANDING, phase: 'withdrawn', reason };
    case 'scheduled':
    case 'sealed':
    case 'ceilingSet':
    case 'ceilingCancelled':
      return {};
  }
}

/** The paddle that led was put out: the price stands, nobody leads, and the first countdown begins anew. */
function lapse(line: RecordLine, before: ReplayedLot, firstBidMs: number): Partial<ReplayedLot> {
  if (line.endsAtMs !== null) return { phase: 'fiveMinutes', leaderPaddle: null, endsAtMs: line.endsAtMs };
  if (before.remainingMs === null) return {};
  return { leaderPaddle: null, remainingMs: Math.max(before.remainingMs, firstBidMs) };
}
