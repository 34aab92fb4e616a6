// A lot's answers about ceilings in the wire's words, and a bidder's own ceiling.
import type { OwnCeiling, ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import type { Ceiling } from '@haopai/lot';
import type { Done, NotDone } from '@haopai/engine';
import { RefusalError } from '../../platform/errors';

export function proxyReceiptOf(answer: Done | NotDone): ProxyReceipt | RefusalError {
  if (answer.kind === 'refused') return new RefusalError(answer.rejection.code, answer.rejection.data);
  const { version, hash, amountFen } = answer;
  if (amountFen === null) throw new Error('A ceiling was answered without its amount');
  return { version, hash, ceilingFen: amountFen };
}

export function proxyCancellationOf(answer: Done | NotDone): ProxyCancellation | RefusalError {
  if (answer.kind === 'refused') return new RefusalError(answer.rejection.code, answer.rejection.data);
  return { version: answer.version, hash: answer.hash };
}

export function ownCeilingOf(ceiling: Ceiling | null): OwnCeiling | null {
  if (ceiling === null) return null;
  const { ceilingFen, entryId, setAtMs } = ceiling;
  return { ceilingFen, entryId, setAtMs };
}
