// Receipts of many bids in one file, `haopai-bid-receipts` version 1: each as in a file of its own, and judged by itself.
import { type BidReceipt, RECEIPT_FORMAT, RECEIPT_VERSION, receiptIn } from './bid-receipt';
import { textOf } from './bytes';
import { checked, fault, type Checked } from './log-fault';

const RECEIPTS_FORMAT = 'haopai-bid-receipts';
const RECEIPTS_VERSION = 1;
export const RECEIPTS_MAX = 2_000;
/** Several times what so many take with a few witnesses. */
export const RECEIPTS_BYTES_MAX = 33_554_432;

/** A receipt a line. */
export function formatBidReceipts(receipts: readonly BidReceipt[]): string {
  const lines = receipts.map((receipt) =>
    JSON.stringify({ format: RECEIPT_FORMAT, v: RECEIPT_VERSION, ...receipt }),
  );
  return `{"format":"${RECEIPTS_FORMAT}","v":${RECEIPTS_VERSION},"receipts":[\n${lines.join(',\n')}\n]}\n`;
}

/** What each of them is, or why it is none; null for a file that is no list of receipts. */
export function parseBidReceipts(bytes: Uint8Array): Checked<readonly Checked<BidReceipt>[]> | null {
  if (bytes.length > RECEIPTS_BYTES_MAX)
    return fault('LOG.RECEIPT_TOO_LARGE', { max: RECEIPTS_BYTES_MAX, found: bytes.length });
  const text = (textOf(bytes) ?? '').replace(/^\uFEFF/, '').trim();
  const read = listIn(text);
  if (read === null)
    return text.startsWith(`{"format":"${RECEIPTS_FORMAT}"`) ? fault('LOG.RECEIPT_TRUNCATED', {}) : null;
  if (read.v !== RECEIPTS_VERSION) return fault('LOG.RECEIPT_VERSION', { version: Number(read.v) });
  const { receipts } = read;
  if (!Array.isArray(receipts) || receipts.length === 0 || receipts.length > RECEIPTS_MAX)
    return fault('LOG.NOT_A_RECEIPT', { field: 'receipts' });
  return checked(receipts.map(receiptIn));
}

function listIn(text: string): { readonly v: unknown; readonly receipts: unknown } | null {
  try {
    const read = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    return read?.['format'] === RECEIPTS_FORMAT ? { v: read['v'], receipts: read['receipts'] } : null;
  } catch {
    return null;
  }
}
