// What an approval asks for unless the clerk says otherwise, and how far it may go. The one place of these numbers.
import type { ApprovalTerms } from '@haopai/contracts';
import { yuanToFen } from '@haopai/rules';

export const APPROVAL_TERMS: ApprovalTerms = {
  depositFen: yuanToFen(5_000),
  startPriceFen: yuanToFen(10_000),
  payDays: 3,
  moneyFenMax: yuanToFen(100_000_000),
  payDaysMax: 60,
};

/** As the citizen reads it, and as the column holds it. */
export const REJECTION_REASON_MAX = 200;
