// The receipt of a bid, `haopai-bid-receipt` version 1: a file with all that it takes to find the bid, or its refusal, in the public log
// without the site that gave it. Written and read here; judged in check-bid-receipt.ts.
import { textOf } from './bytes';
import type { HexHash } from './leaves';
import { checked, fault, type Checked } from './log-fault';
import { SIGNATURES_MAX } from './signed-notes';

export const RECEIPT_FORMAT = 'haopai-bid-receipt';
/** A field is never added to a version: old receipts stay what they were. */
export const RECEIPT_VERSION = 1;
/** Many times what the largest tree and a hundred witnesses take. */
export const RECEIPT_BYTES_MAX = 65_536;

const PROOF_MAX = 64;
const TEXT_MAX = 8_192;
const SHORT_MAX = 200;

/** The stored event of an accepted bid: its text, and the hash in the lot's chain before it. */
export interface ReceiptEvent {
  readonly before: HexHash;
  readonly body: string;
}

/** What the receipt tells its reader. What of it is proved, the check says. */
export interface ToldBid {
  readonly outcome: 'accepted' | 'refused';
  readonly amountFen: number;
  /** When it was accepted, or reached its lot and was refused. */
  readonly atMs: number;
  /** Why it was refused; null for an accepted bid. */
  readonly code: string | null;
  readonly auctionId: number;
  /** As written on the plate, without the dot. */
  readonly plate: string;
}

export interface BidReceipt {
  /** Where the site is, as browsers name it: `https://haopai.example`. */
  readonly site: string;
  readonly lotId: number;
  /** As the bidder's page gave it to the bid. */
  readonly bidId: string;
  /** The text of the leaf. */
  readonly leaf: string;
  /** Its place in the log, from 0. */
  readonly index: number;
  /** From the leaf up: base64, 32 bytes each. */
  readonly proof: readonly string[];
  /** The signed note, as served: of a tree that has the leaf. */
  readonly checkpoint: string;
  /** The log's verifier key; its name is the log's. */
  readonly logKey: string;
  /** Of the witnesses that the site knew; may be empty. */
  readonly witnessKeys: readonly string[];
  /** Null for a refused bid. */
  readonly event: ReceiptEvent | null;
  readonly told: ToldBid;
}

/** As it is given out: JSON for programs, and not too hard to read. */
export function formatBidReceipt(receipt: BidReceipt): string {
  return `${JSON.stringify({ format: RECEIPT_FORMAT, v: RECEIPT_VERSION, ...receipt }, null, 2)}\n`;
}

/** To be asked before a file is read: nobody waits for ten gigabytes. */
export function checkReceiptSize(byteCount: number): Checked<null> {
  if (byteCount === 0) return fault('LOG.RECEIPT_EMPTY', {});
  if (byteCount > RECEIPT_BYTES_MAX)
    return fault('LOG.RECEIPT_TOO_LARGE', { max: RECEIPT_BYTES_MAX, found: byteCount });
  return checked(null);
}

/** A receipt with a value of the right kind in each field. Further fields are left out: nothing is said of them. */
export function parseBidReceipt(bytes: Uint8Array): Checked<BidReceipt> {
  const size = checkReceiptSize(bytes.length);
  if (!size.ok) return size;
  const text = (textOf(bytes) ?? '').replace(/^\uFEFF/, '').trim();
  const read = objectIn(text);
  if (read === null)
    return text.startsWith('{') && !text.endsWith('}')
      ? fault('LOG.RECEIPT_TRUNCATED', {})
      : fault('LOG.RECEIPT_NOT_JSON', {});
  return receiptIn(read);
}

/** A receipt among others, already read as JSON. */
export function receiptIn(value: unknown): Checked<BidReceipt> {
  const read = asObject(value);
  if (read['format'] !== RECEIPT_FORMAT) return fault('LOG.NOT_A_RECEIPT', { field: 'format' });
  if (!isCount(read['v'])) return fault('LOG.NOT_A_RECEIPT', { field: 'v' });
  if (read['v'] !== RECEIPT_VERSION) return fault('LOG.RECEIPT_VERSION', { version: read['v'] });
  const wrong = wrongField(read, FIELDS, '') ?? wrongField(asObject(read['told']), TOLD_FIELDS, 'told.');
  if (wrong !== null) return fault('LOG.NOT_A_RECEIPT', { field: wrong });
  // Every field has been looked at.
  const receipt = read as unknown as BidReceipt;
  const { site, lotId, bidId, leaf, index, proof, checkpoint, logKey, witnessKeys, event, told } = receipt;
  const { outcome, amountFen, atMs, code, auctionId, plate } = told;
  return checked({
    ...{ site, lotId, bidId, leaf, index, proof, checkpoint, logKey, witnessKeys },
    event: event === null ? null : { before: event.before, body: event.body },
    told: { outcome, amountFen, atMs, code, auctionId, plate },
  });
}

type Test = (value: unknown) => boolean;
type Values = Readonly<Record<string, unknown>>;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isText =
  (lengthMax: number): Test =>
  (value) =>
    typeof value === 'string' && value !== '' && value.length <= lengthMax;
const isShort = isText(SHORT_MAX);
const areTexts =
  (countMax: number): Test =>
  (value) =>
    Array.isArray(value) && value.length <= countMax && value.every(isShort);
const isEvent: Test = (value) => {
  if (value === null) return true;
  const { before, body } = asObject(value);
  return typeof before === 'string' && /^[0-9a-f]{64}$/.test(before) && isText(TEXT_MAX)(body);
};

const FIELDS: Readonly<Record<keyof BidReceipt, Test>> = {
  site: isShort,
  lotId: isCount,
  bidId: isShort,
  leaf: isText(TEXT_MAX),
  index: isCount,
  proof: areTexts(PROOF_MAX),
  checkpoint: isText(RECEIPT_BYTES_MAX),
  logKey: isShort,
  witnessKeys: areTexts(SIGNATURES_MAX),
  event: isEvent,
  told: (value) => typeof value === 'object' && value !== null,
};

const TOLD_FIELDS: Readonly<Record<keyof ToldBid, Test>> = {
  outcome: (value) => value === 'accepted' || value === 'refused',
  amountFen: isCount,
  atMs: isCount,
  code: (value) => value === null || isShort(value),
  auctionId: isCount,
  plate: isShort,
};

function wrongField(read: Values, fields: Readonly<Record<string, Test>>, prefix: string): string | null {
  const wrong = Object.entries(fields).find(
    ([name, test]) => !Object.hasOwn(read, name) || !test(read[name]),
  );
  return wrong === undefined ? null : prefix + wrong[0];
}

function asObject(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function objectIn(text: string): Values | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null;
  } catch {
    return null;
  }
}
