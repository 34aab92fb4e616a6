// A winner and the balance as the cashier sees them: of a name no more than its first character.
import type { WinnerBalance, WinnerView } from '@haopai/contracts';
import { EXTENSION_MAX_MS } from '@haopai/orders';
import type { WinnerRow } from './winners.store';

export function winnerView(row: WinnerRow): WinnerView {
  const { lotId, lotNo, auctionId, number, kind, colour, region, state } = row;
  const { citizenId, paddleNo, hammerFen } = row;
  return {
    ...{ lotId, lotNo, auctionId, state, citizenId, paddleNo, hammerFen },
    plate: { number, kind, colour, isPersonalised: row.isPersonalised !== 0, region },
    citizenName: shortName(row.displayName),
    depositFen: row.depositFen ?? 0,
    balance: row.orderNo === null ? null : balanceView(row, row.orderNo),
  };
}

/** `张**`. */
export function shortName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}**`;
}

function balanceView(row: WinnerRow, orderNo: string): WinnerBalance {
  const { version, orderState: state, amountFen, dueAtMs, paidAtMs, remindersByHand, remindedAtMs } = row;
  return {
    ...{ orderNo, version, state, amountFen, dueAtMs, paidAtMs, remindersByHand, remindedAtMs },
    latestDueAtMs: Number(row.firstDueAtMs) + EXTENSION_MAX_MS,
  };
}
