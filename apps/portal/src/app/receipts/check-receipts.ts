// Many receipts of one file, each judged by itself. The page stays alive meanwhile.
import {
  type BidReceipt,
  type Checked,
  checkBidReceipt,
  type LogFault,
  type ProvedReceipt,
  type ReceiptTrust,
  toBase64,
  type VerifyEd25519,
} from '@haopai/log';

const AT_ONCE = 50;

export interface CheckedReceipt {
  /** Null where it is no receipt. */
  readonly receipt: BidReceipt | null;
  readonly outcome:
    | { readonly isProved: true; readonly proved: ProvedReceipt }
    | { readonly isProved: false; readonly fault: LogFault };
}

/** Those that prove nothing first. Null as soon as nobody waits for it. */
export async function checkReceipts(
  receipts: readonly Checked<BidReceipt>[],
  trust: ReceiptTrust,
  isWanted: () => boolean,
): Promise<readonly CheckedReceipt[] | null> {
  const known = { ...trust, verifyEd25519: verifiedOnce(trust.verifyEd25519) };
  const checked: CheckedReceipt[] = [];
  for (const [nth, read] of receipts.entries()) {
    if (nth % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return null;
    const receipt = read.ok ? read.value : null;
    const held = read.ok ? await checkBidReceipt(read.value, known) : read;
    checked.push({
      receipt,
      outcome: held.ok ? { isProved: true, proved: held.value } : { isProved: false, fault: held },
    });
  }
  return checked.sort((a, b) => Number(a.outcome.isProved) - Number(b.outcome.isProved));
}

/** Receipts of one file have few checkpoints between them. */
function verifiedOnce(verify: VerifyEd25519): VerifyEd25519 {
  const known = new Map<string, ReturnType<VerifyEd25519>>();
  return (publicKey, message, signature) => {
    const name = [publicKey, message, signature].map(toBase64).join(' ');
    const verified = known.get(name) ?? verify(publicKey, message, signature);
    known.set(name, verified);
    return verified;
  };
}
