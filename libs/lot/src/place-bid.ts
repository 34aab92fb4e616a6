// The judgement of one bid by hand: entries, amounts and the clock, in that order of precedence (docs/domain.md, "Auction").
import {
  allowedAmounts,
  openFirst,
  refuseByDeposit,
  refuseByEntry,
  refuseByPhase,
  refuseDisqualified,
  refuseHeld,
} from './bid-limits';
import { counterBid } from './ceiling-bids';
import { accept } from './decision';
import type { Decision } from './decision';
import type { PlaceBid } from './lot.commands';
import type { BidAccepted } from './lot.events';
import { reject } from './lot.rejections';
import type { Refused } from './lot.rejections';
import { isRunning, priceOf } from './lot.state';
import type { AcceptedBid, LotState, RunningLot } from './lot.state';
import { judgedAtMs } from './run-clock';

/**
 * Accepts the bid and restarts the countdown, or refuses it. A bid that arrives at or after the end is too late. The leader's
 * ceiling answers an accepted bid at once, in the same decision.
 */
export function placeBid(lot: LotState, command: PlaceBid): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const earlier = lot.bidsById.get(command.bidId);
  if (earlier !== undefined) return answerAgain(earlier, command);

  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (lot.phase === 'waiting' && atMs >= lot.terms.opensAtMs)
    return openFirst(lot, atMs, (opened) => placeBid(opened, command));
  if (!isRunning(lot)) return refuseByPhase(lot, atMs);
  if (atMs >= lot.endsAtMs) return reject('BID.TOO_LATE', { endedAtMs: lot.endsAtMs, receivedAtMs: atMs });

  return (
    refuseDisqualified(lot, command) ??
    refuseByEntry(lot, command) ??
    refuseByAmount(lot, command) ??
    refuseByDeposit(lot, command.amountFen, command) ??
    refuseHeld(command) ??
    acceptBid(lot, command, atMs)
  );
}

function acceptBid(lot: RunningLot, command: PlaceBid, atMs: number): Decision {
  const bid: BidAccepted = {
    type: 'BidAccepted',
    atMs,
    bidId: command.bidId,
    paddleNo: command.paddleNo,
    entryId: command.entryId,
    amountFen: command.amountFen,
    endsAtMs: atMs + lot.terms.countdownMs,
  };
  const counter = lot.ceilings === null ? null : counterBid(lot, bid);
  return counter === null ? accept(bid) : accept(bid, counter);
}

function answerAgain(earlier: AcceptedBid, command: PlaceBid): Decision {
  const isSame =
    earlier.amountFen === command.amountFen &&
    earlier.paddleNo === command.paddleNo &&
    earlier.entryId === command.entryId;
  return isSame
    ? { kind: 'repeated', version: earlier.version }
    : reject('IDEMPOTENCY.MISMATCH', { bidId: command.bidId });
}

function refuseByAmount(lot: RunningLot, command: PlaceBid): Refused | null {
  const { amountFen, paddleNo } = command;
  if (lot.leader?.paddleNo === paddleNo)
    return reject('BID.ALREADY_LEADING', { priceFen: lot.leader.amountFen });
  const allowedFen = allowedAmounts(lot);
  if (allowedFen.includes(amountFen)) return null;
  const lowestFen = allowedFen[0] ?? lot.terms.startPriceFen;
  const bidFen = priceOf(lot);
  const priceFen = bidFen ?? lot.terms.startPriceFen;
  const isTooLow = bidFen === null ? amountFen < priceFen : amountFen <= priceFen;
  return isTooLow
    ? reject('BID.TOO_LOW', { priceFen, lowestFen })
    : reject('BID.NOT_ON_LADDER', { priceFen, allowedFen });
}
