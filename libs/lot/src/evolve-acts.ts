// What administrators' acts leave behind in a lot: their ids, to answer them again, and paddles that bid no more.
import type { LotEvent, PaddleDisqualified } from './lot.events';
import { leaderOf } from './lot.state';
import type { ActDone, Ceilings, LotState, ScheduledCommon, ScheduledLot } from './lot.state';
import { PersistentMap } from './persistent-map';

/** The acts that are known after `event`. */
export function withAct(lot: ScheduledLot, event: LotEvent): PersistentMap<ActDone> | null {
  const actId = 'actId' in event ? event.actId : undefined;
  if (actId === undefined) return lot.acts;
  return (lot.acts ?? PersistentMap.empty()).set(actId, { type: event.type, version: lot.version + 1 });
}

/** `common`: what the lot has in every phase after the event, but for what this one changes. */
export function disqualify(
  lot: ScheduledLot,
  common: ScheduledCommon,
  { paddleNo, reason, endsAtMs, remainingMs }: PaddleDisqualified,
): LotState {
  const paddle = String(paddleNo);
  const disqualified = (lot.disqualified ?? PersistentMap.empty<string>()).set(paddle, reason);
  const barred = { ...common, disqualified, ceilings: withoutCeiling(lot.ceilings, paddle) };
  const lapsed = leaderOf(lot);
  if (endsAtMs !== undefined) return { ...barred, phase: 'fiveMinutes', leader: null, lapsed, endsAtMs };
  if (remainingMs !== undefined && lot.phase === 'paused')
    return { ...lot, ...barred, leader: null, lapsed, remainingMs };
  return { ...lot, ...barred };
}

function withoutCeiling(ceilings: Ceilings | null, paddle: string): Ceilings | null {
  const known = ceilings?.byPaddle.get(paddle);
  if (ceilings === null || known === undefined) return ceilings;
  return { ...ceilings, byPaddle: ceilings.byPaddle.set(paddle, { ...known, ceiling: null }) };
}
