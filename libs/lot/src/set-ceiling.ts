// The judgement of a ceiling: the same limits as for a bid, then the amount, then what the lot bids for it at once (docs/domain.md, "Maximum bid").
import {
  allowedAmounts,
  openFirst,
  refuseByDeposit,
  refuseByEntry,
  refuseByPhase,
  refuseDisqualified,
  refuseHeld,
} from './bid-limits';
import { bidsAfter, reachFen, smallestStepOf } from './ceiling-bids';
import { accept } from './decision';
import type { Decision } from './decision';
import type { SetCeiling } from './lot.commands';
import type { CeilingSet } from './lot.events';
import { reject } from './lot.rejections';
import type { Refused } from './lot.rejections';
import { isRunning, priceOf } from './lot.state';
import type { CeilingOrder, LotState, RunningLot } from './lot.state';
import { judgedAtMs } from './run-clock';

/** Ceilings that one paddle may set on one lot: each is a line of the record for ever. */
export const CEILING_CHANGES_MAX = 100;

/**
 * Puts the ceiling in force, in the place of the paddle's earlier one, and bids for it if the paddle does not lead. A refusal
 * tells the public price and nothing of other ceilings. A ceiling binds no entry; the first bid made for it does.
 */
export function setCeiling(lot: LotState, command: SetCeiling): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const earlier = lot.ceilings?.ordersById.get(command.proxyId);
  if (earlier !== undefined) return answerAgain(earlier, command);

  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (lot.phase === 'waiting' && atMs >= lot.terms.opensAtMs)
    return openFirst(lot, atMs, (opened) => setCeiling(opened, command));
  if (!isRunning(lot)) return refuseByPhase(lot, atMs);
  if (atMs >= lot.endsAtMs) return reject('BID.TOO_LATE', { endedAtMs: lot.endsAtMs, receivedAtMs: atMs });

  return (
    refuseDisqualified(lot, command) ??
    refuseByEntry(lot, command) ??
    refuseByChanges(lot, command) ??
    refuseByAmount(lot, command) ??
    refuseByDeposit(lot, command.ceilingFen, command) ??
    refuseHeld(command) ??
    acceptCeiling(lot, command, atMs)
  );
}

function acceptCeiling(lot: RunningLot, command: SetCeiling, atMs: number): Decision {
  const { proxyId, paddleNo, entryId, ceilingFen: askedFen, salt } = command;
  const fromFen = priceOf(lot) ?? lot.terms.startPriceFen;
  const ceilingFen = reachFen(fromFen, smallestStepOf(lot), askedFen);
  const set: CeilingSet = {
    type: 'CeilingSet',
    atMs,
    proxyId,
    paddleNo,
    entryId,
    askedFen,
    ceilingFen,
    salt,
  };
  return accept(set, ...bidsAfter(lot, set));
}

function refuseByChanges({ ceilings }: RunningLot, { paddleNo }: SetCeiling): Refused | null {
  const changes = ceilings?.byPaddle.get(String(paddleNo))?.changes ?? 0;
  return changes < CEILING_CHANGES_MAX
    ? null
    : reject('BID.CEILING_CHANGED_TOO_OFTEN', { changesMax: CEILING_CHANGES_MAX });
}

/** The leader may come down to what it has bid; everybody else must leave room for a bid. */
function refuseByAmount(lot: RunningLot, { ceilingFen, paddleNo }: SetCeiling): Refused | null {
  const priceFen = priceOf(lot) ?? lot.terms.startPriceFen;
  const lowestFen = lot.leader?.paddleNo === paddleNo ? priceFen : (allowedAmounts(lot)[0] ?? priceFen);
  return ceilingFen < lowestFen ? reject('BID.CEILING_TOO_LOW', { priceFen, lowestFen }) : null;
}

function answerAgain(earlier: CeilingOrder, command: SetCeiling): Decision {
  const isSame =
    earlier.paddleNo === command.paddleNo &&
    earlier.set?.entryId === command.entryId &&
    earlier.set.askedFen === command.ceilingFen;
  return isSame
    ? { kind: 'repeated', version: earlier.version }
    : reject('IDEMPOTENCY.MISMATCH', { bidId: command.proxyId });
}
