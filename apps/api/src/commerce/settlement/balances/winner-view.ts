// A winner and the balance as the cashier sees them: of a name no more than its first character.
import type { WinnerBalance, WinnerView } from '@haopai/contracts';
import { EXTENSION_MAX_MS } from '@haopai/orders';
import type { WinnerRow } from './winners.store';

const NONE: ReadonlySet<string> = new Set();

/** `refundsAsked`: numbers of orders of which somebody asked for money back, and a colleague has to decide. */
export function winnerView(row: WinnerRow, refundsAsked: ReadonlySet<string> = NONE): WinnerView {
  const { lotId, lotNo, auctionId, number, kind, colour, region, state } = row;
  const { citizenId, paddleNo, hammerFen, collectedAtMs } = row;
  return {
    ...{ lotId, lotNo, auctionId, state, citizenId, paddleNo, hammerFen, collectedAtMs },
    plate: { number, kind, colour, isPersonalised: row.isPersonalised !== 0, region },
    citizenName: shortName(row.displayName),
    depositFen: Number(row.depositFen ?? 0),
    balance: row.orderNo === null ? null : balanceView(row, row.orderNo, refundsAsked.has(row.orderNo)),
  };
}

/** `张**`. */
export function shortName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}**`;
}

function balanceView(row: WinnerRow, orderNo: string, isRefundAsked: boolean): WinnerBalance {
  const { version, orderState: state, amountFen, dueAtMs, paidAtMs, remindersByHand, remindedAtMs } = row;
  return {
    ...{ orderNo, version, state, amountFen, dueAtMs, paidAtMs, remindersByHand, remindedAtMs },
    latestDueAtMs: Number(row.firstDueAtMs) + EXTENSION_MAX_MS,
    backFen: Number(row.backFen),
    isRefundAsked,
  };
}
