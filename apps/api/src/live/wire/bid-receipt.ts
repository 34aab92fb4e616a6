// A lot's answer to a bid in the wire's words: its receipt, or why it was refused.
import type { BidReceipt } from '@haopai/contracts';
import type { Done, NotDone } from '@haopai/engine';
import { RefusalError } from '../../platform/errors';

export function bidReceiptOf(answer: Done | NotDone): BidReceipt | RefusalError {
  if (answer.kind === 'refused') return new RefusalError(answer.rejection.code, answer.rejection.data);
  const { version, hash, amountFen, endsAtMs } = answer;
  if (amountFen === null || endsAtMs === null) throw new Error('A bid was answered without its receipt');
  return { version, hash, priceFen: amountFen, endsAtMs };
}
