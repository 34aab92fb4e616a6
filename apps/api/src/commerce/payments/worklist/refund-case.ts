// A refund as the back office shows it.
import type { RefundApproval, RefundCase, RefundOutside } from '@haopai/contracts';
import type { ApprovalRow, OutsideRow, RefundCaseRow } from './refund-cases.store';

export function refundCase(row: RefundCaseRow): RefundCase {
  const { refundNo, orderNo, orderKind, plateNumber, amountFen, why, state, attempts, lastFailure } = row;
  const { wantedAtMs, changedAtMs } = row;
  return {
    ...{ refundNo, orderNo, orderKind, plateNumber, amountFen, why, state, attempts, lastFailure },
    ...{ wantedAtMs, changedAtMs },
    outside: saidOutside(row),
    approval: approvalOf(row),
  };
}

/** Null when nobody says so. */
export function saidOutside(row: OutsideRow): RefundOutside | null {
  const { reference, reason, staffId, staffName, atMs, confirmedByName, confirmedAtMs } = row;
  if (reference === null || reason === null || staffId === null || staffName === null || atMs === null)
    return null;
  return { reference, reason, staffId, staffName, atMs, confirmedByName, confirmedAtMs };
}

/** Null where the program itself wanted it, or one person alone before this took two. */
function approvalOf({
  askedByName,
  decidedByName,
  approvedReason,
  plateFate,
}: ApprovalRow): RefundApproval | null {
  if (askedByName === null || decidedByName === null || approvedReason === null) return null;
  const plate = plateFate === 'returned' ? 'returned' : 'kept';
  return { askedByName, decidedByName, reason: approvedReason, plate };
}
