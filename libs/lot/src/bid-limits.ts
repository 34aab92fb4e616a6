// What every order to bid must meet, by hand or by a ceiling: a lot that runs, and an entry that is free for it (docs/domain.md, "Auction").
import { allowedFirstAmounts, allowedNextAmounts, HELD_PRESS_MS } from '@haopai/rules';
import type { Fen } from '@haopai/rules';
import { accept } from './decision';
import type { Decision } from './decision';
import { evolve } from './evolve';
import type { CancelCeiling, PlaceBid, SetCeiling } from './lot.commands';
import { reject } from './lot.rejections';
import type { Refused } from './lot.rejections';
import { priceOf } from './lot.state';
import type { LotState, RunningLot, ScheduledLot, WaitingLot } from './lot.state';
import { openedAt } from './run-clock';

/** The smallest and the other amounts that this lot would take now. */
export function allowedAmounts(lot: ScheduledLot): readonly Fen[] {
  const { startPriceFen, ladder } = lot.terms;
  const priceFen = priceOf(lot);
  return priceFen === null
    ? allowedFirstAmounts(startPriceFen, ladder)
    : allowedNextAmounts(priceFen, ladder);
}

/** The alarm may come a moment after the first order: then the order opens the lot. */
export function openFirst(lot: WaitingLot, atMs: number, judge: (opened: LotState) => Decision): Decision {
  const opened = openedAt(lot, atMs);
  const decision = judge(evolve(lot, opened));
  return decision.kind === 'accepted' ? accept(opened, ...decision.events) : decision;
}

/** `atMs`: when the order was judged, which is never before the lot's last event. */
export function refuseByPhase(lot: Exclude<ScheduledLot, RunningLot>, atMs: number): Refused {
  switch (lot.phase) {
    case 'waiting':
      return reject('LOT.NOT_OPEN', { opensAtMs: lot.terms.opensAtMs });
    case 'paused':
      return reject('LOT.PAUSED', { reason: lot.reason });
    case 'withdrawn':
      return reject('LOT.WITHDRAWN', { reason: lot.reason });
    case 'sold':
    case 'unsold':
      return reject('BID.TOO_LATE', { endedAtMs: lot.changedAtMs, receivedAtMs: atMs });
  }
}

/** Asked last: whatever else stands against an order says more. Nobody is bound by what they pressed before they knew the price of now (docs/domain.md, "Amounts"). */
export function refuseHeld({ heldMs = 0 }: PlaceBid | SetCeiling | CancelCeiling): Refused | null {
  return heldMs > HELD_PRESS_MS
    ? reject('BID.PRESSED_TOO_LONG_AGO', { heldMs, heldMaxMs: HELD_PRESS_MS })
    : null;
}

/** A disqualified paddle bids no more, on no lot of the auction: each lot has been told. */
export function refuseDisqualified(
  lot: RunningLot,
  { paddleNo }: Pick<PlaceBid, 'paddleNo'>,
): Refused | null {
  const reason = lot.disqualified?.get(String(paddleNo));
  return reason === undefined ? null : reject('PADDLE.DISQUALIFIED', { reason });
}

export function refuseByEntry(
  lot: RunningLot,
  { entryId, entryBoundTo, paddleNo }: Pick<PlaceBid | SetCeiling, 'entryId' | 'entryBoundTo' | 'paddleNo'>,
): Refused | null {
  if (entryBoundTo !== null && entryBoundTo !== lot.terms.lotId) {
    return reject('BID.ENTRY_BOUND', { entryId, lotId: entryBoundTo });
  }
  const entryHere = lot.entryByPaddle.get(String(paddleNo));
  if (entryHere !== undefined && entryHere !== entryId) {
    return reject('BID.OTHER_ENTRY_HERE', { entryId: entryHere });
  }
  return null;
}

/** Where the auction has it so, an entry bids no more than so many times its deposit (docs/domain.md, "Amounts"). */
export function refuseByDeposit(
  lot: RunningLot,
  amountFen: Fen,
  { limitFen }: Pick<PlaceBid | SetCeiling, 'limitFen'>,
): Refused | null {
  if (limitFen === undefined || amountFen <= limitFen) return null;
  return reject('BID.OVER_LIMIT', { limitFen, priceFen: priceOf(lot) ?? lot.terms.startPriceFen });
}
