// The judgement of one bid: entries, amounts and the clock, in that order of precedence (domain.md, ch. 5).
import { allowedFirstAmounts, allowedNextAmounts } from '@haopai/rules';
import type { Fen } from '@haopai/rules';
import { accept } from './decision';
import type { Decision } from './decision';
import { evolve } from './evolve';
import type { PlaceBid } from './lot.commands';
import type { BidAccepted } from './lot.events';
import { reject } from './lot.rejections';
import type { Refused } from './lot.rejections';
import { isRunning } from './lot.state';
import type { AcceptedBid, LotState, RunningLot, ScheduledLot } from './lot.state';
import { judgedAtMs, openedAt } from './run-clock';

/** Accepts the bid and restarts the countdown, or refuses it. A bid that arrives at or after the end is too late. */
export function placeBid(lot: LotState, command: PlaceBid): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const earlier = lot.bidsById.get(command.bidId);
  if (earlier !== undefined) return answerAgain(earlier, command);

  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (lot.phase === 'waiting' && atMs >= lot.terms.opensAtMs) return openWithBid(lot, command, atMs);
  if (!isRunning(lot)) return refuseByPhase(lot);
  if (atMs >= lot.endsAtMs) return reject('BID.TOO_LATE', { endedAtMs: lot.endsAtMs });

  return (
    refuseByEntry(lot, command) ??
    refuseByAmount(lot, command) ??
    accept({
      type: 'BidAccepted',
      atMs,
      bidId: command.bidId,
      paddleNo: command.paddleNo,
      entryId: command.entryId,
      amountFen: command.amountFen,
      endsAtMs: atMs + lot.terms.countdownMs,
    } satisfies BidAccepted)
  );
}

/** The smallest and the other amounts that this lot would take now. */
export function allowedAmounts(lot: ScheduledLot): readonly Fen[] {
  const { startPriceFen, ladder } = lot.terms;
  const leader = 'leader' in lot ? lot.leader : null;
  return leader === null
    ? allowedFirstAmounts(startPriceFen, ladder)
    : allowedNextAmounts(leader.amountFen, ladder);
}

function answerAgain(earlier: AcceptedBid, command: PlaceBid): Decision {
  const isSame =
    earlier.amountFen === command.amountFen &&
    earlier.paddleNo === command.paddleNo &&
    earlier.entryId === command.entryId;
  return isSame
    ? { kind: 'repeated', bid: earlier }
    : reject('IDEMPOTENCY.MISMATCH', { bidId: command.bidId });
}

/** The alarm may come a moment after the first bid: then the bid opens the lot. */
function openWithBid(lot: ScheduledLot & { phase: 'waiting' }, command: PlaceBid, atMs: number): Decision {
  const opened = openedAt(lot, atMs);
  const decision = placeBid(evolve(lot, opened), command);
  return decision.kind === 'accepted' ? accept(opened, ...decision.events) : decision;
}

function refuseByPhase(lot: Exclude<ScheduledLot, RunningLot>): Refused {
  switch (lot.phase) {
    case 'waiting':
      return reject('LOT.NOT_OPEN', { opensAtMs: lot.terms.opensAtMs });
    case 'paused':
      return reject('LOT.PAUSED', { reason: lot.reason });
    case 'withdrawn':
      return reject('LOT.WITHDRAWN', { reason: lot.reason });
    case 'sold':
    case 'unsold':
      return reject('BID.TOO_LATE', { endedAtMs: lot.changedAtMs });
  }
}

function refuseByEntry(lot: RunningLot, command: PlaceBid): Refused | null {
  const { entryId, entryBoundTo, paddleNo } = command;
  if (entryBoundTo !== null && entryBoundTo !== lot.terms.lotId) {
    return reject('BID.ENTRY_BOUND', { entryId, lotId: entryBoundTo });
  }
  const entryHere = lot.entryByPaddle.get(String(paddleNo));
  if (entryHere !== undefined && entryHere !== entryId) {
    return reject('BID.OTHER_ENTRY_HERE', { entryId: entryHere });
  }
  return null;
}

function refuseByAmount(lot: RunningLot, command: PlaceBid): Refused | null {
  const { amountFen, paddleNo } = command;
  if (lot.leader?.paddleNo === paddleNo)
    return reject('BID.ALREADY_LEADING', { priceFen: lot.leader.amountFen });
  const allowedFen = allowedAmounts(lot);
  if (allowedFen.includes(amountFen)) return null;
  const lowestFen = allowedFen[0] ?? lot.terms.startPriceFen;
  const priceFen = lot.leader?.amountFen ?? lot.terms.startPriceFen;
  const isTooLow = lot.leader === null ? amountFen < priceFen : amountFen <= priceFen;
  return isTooLow
    ? reject('BID.TOO_LOW', { priceFen, lowestFen })
    : reject('BID.NOT_ON_LADDER', { priceFen, allowedFen });
}
