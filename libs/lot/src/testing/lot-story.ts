// The language of the lot's specs: given(events).when(command).then(events or a refusal), with short builders.
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, DEFAULT_LADDER, yuanToFen } from '@haopai/rules';
import { decide } from '../decide';
import type { Decision } from '../decision';
import { evolve } from '../evolve';
import type { CancelCeiling, DisqualifyPaddle, LotCommand, PlaceBid, SetCeiling } from '../lot.commands';
import type { LotEvent } from '../lot.events';
import { hearFact, lotMachine } from '../lot.machine';
import { UNSCHEDULED } from '../lot.state';
import type { LotState } from '../lot.state';
import type { LotTerms } from '../lot.terms';
import { createActor } from 'xstate';

export const MINUTE_MS = 60_000;
export const OPENS_AT_MS = 1_800_000_000_000;

/** 50,000 yuan, five minutes, one minute, ladder of the manual. */
export const TERMS: LotTerms = {
  lotId: 7,
  startPriceFen: yuanToFen(50_000),
  ladder: DEFAULT_LADDER,
  firstBidMs: DEFAULT_FIRST_BID_MS,
  countdownMs: DEFAULT_COUNTDOWN_MS,
  opensAtMs: OPENS_AT_MS,
};

/** Milliseconds after the opening of the lot. */
export const at = (afterOpeningMs: number): number => OPENS_AT_MS + afterOpeningMs;

export const scheduled: LotEvent = { type: 'LotScheduled', atMs: OPENS_AT_MS - MINUTE_MS, terms: TERMS };
export const opened: LotEvent = { type: 'LotOpened', atMs: at(0), endsAtMs: at(DEFAULT_FIRST_BID_MS) };

export function bid(
  paddleNo: number,
  yuan: number,
  afterOpeningMs: number,
): LotEvent & { type: 'BidAccepted' } {
  const atMs = at(afterOpeningMs);
  const amountFen = yuanToFen(yuan);
  return {
    type: 'BidAccepted',
    atMs,
    bidId: `bid-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: paddleNo * 10,
    amountFen,
    endsAtMs: atMs + DEFAULT_COUNTDOWN_MS,
  };
}

export function place(
  paddleNo: number,
  yuan: number,
  afterOpeningMs: number,
  more: Partial<PlaceBid> = {},
): PlaceBid {
  return {
    type: 'PlaceBid',
    receivedAtMs: at(afterOpeningMs),
    bidId: `bid-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: paddleNo * 10,
    amountFen: yuanToFen(yuan),
    entryBoundTo: null,
    ...more,
  };
}

/** The text over which nobody can guess; the same in all stories. */
const SALT = '00112233445566778899aabbccddeeff';

export function ceiling(
  paddleNo: number,
  yuan: number,
  afterOpeningMs: number,
): LotEvent & { type: 'CeilingSet' } {
  return {
    type: 'CeilingSet',
    atMs: at(afterOpeningMs),
    proxyId: `proxy-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: paddleNo * 10,
    askedFen: yuanToFen(yuan),
    ceilingFen: yuanToFen(yuan),
    salt: SALT,
  };
}

/** The bid that the lot makes as version `version`, for a ceiling of `ofYuan`. */
export function bidFor(
  paddleNo: number,
  ofYuan: number,
  yuan: number,
  afterOpeningMs: number,
  version: number,
): LotEvent & { type: 'BidAccepted' } {
  const proxyId = `proxy-${paddleNo}-${ofYuan}`;
  return { ...bid(paddleNo, yuan, afterOpeningMs), bidId: `${proxyId}/${version}`, proxyId };
}

export function setCeiling(
  paddleNo: number,
  yuan: number,
  afterOpeningMs: number,
  more: Partial<SetCeiling> = {},
): SetCeiling {
  return {
    type: 'SetCeiling',
    receivedAtMs: at(afterOpeningMs),
    proxyId: `proxy-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: paddleNo * 10,
    ceilingFen: yuanToFen(yuan),
    entryBoundTo: null,
    salt: SALT,
    ...more,
  };
}

export function cancelCeiling(
  paddleNo: number,
  afterOpeningMs: number,
  proxyId = `cancel-${paddleNo}`,
): CancelCeiling {
  return { type: 'CancelCeiling', receivedAtMs: at(afterOpeningMs), proxyId, paddleNo, salt: SALT };
}

export function cancelled(paddleNo: number, afterOpeningMs: number): LotEvent & { type: 'CeilingCancelled' } {
  return {
    type: 'CeilingCancelled',
    atMs: at(afterOpeningMs),
    proxyId: `cancel-${paddleNo}`,
    paddleNo,
    salt: SALT,
  };
}

export function disqualify(
  paddleNo: number,
  afterOpeningMs: number,
  actId = `act-${paddleNo}`,
): DisqualifyPaddle {
  return { type: 'DisqualifyPaddle', receivedAtMs: at(afterOpeningMs), paddleNo, reason: 'shouting', actId };
}

export function disqualified(
  paddleNo: number,
  afterOpeningMs: number,
  lapse: { endsAtMs?: number; remainingMs?: number } = {},
): LotEvent & { type: 'PaddleDisqualified' } {
  const reason = 'shouting';
  const atMs = at(afterOpeningMs);
  return { type: 'PaddleDisqualified', atMs, paddleNo, reason, ...lapse, actId: `act-${paddleNo}` };
}

/** Replays events through `evolve` and, in step, through the machine and by `hearFact`: all must agree on every phase. */
export function replay(events: readonly LotEvent[]): LotState {
  const actor = createActor(lotMachine).start();
  let lot: LotState = UNSCHEDULED;
  for (const event of events) {
    if (!actor.getSnapshot().can(event))
      throw new Error(`${event.type} may not follow in phase ${lot.phase}`);
    const heard = hearFact(lot, event);
    lot = evolve(lot, event);
    expect(heard).toEqual(lot);
    actor.send(event);
    expect(actor.getSnapshot().value).toBe(lot.phase);
  }
  expect(actor.getSnapshot().context.lot).toEqual(lot);
  return lot;
}

export function given(...events: readonly LotEvent[]) {
  return {
    when(command: LotCommand) {
      const decision = decide(replay(events), command);
      return {
        then(...expected: readonly LotEvent[]): void {
          expect(decision).toEqual({ kind: 'accepted', events: expected } satisfies Decision);
          replay([...events, ...expected]);
        },
        thenRefused(code: string, data: object): void {
          expect(decision).toEqual({ kind: 'refused', rejection: { code, data } });
        },
        thenRepeats(version: number): void {
          expect(decision).toEqual({ kind: 'repeated', version } satisfies Decision);
        },
      };
    },
  };
}
