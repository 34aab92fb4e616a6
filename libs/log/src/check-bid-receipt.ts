// What the receipt of a bid proves: reckoned from the file and a few functions alone, by a site, a browser without a network, or a program of somebody else.
import type { BidReceipt } from './bid-receipt';
import { fromBase64, toHex, utf8 } from './bytes';
import { openCheckpoint } from './checkpoints';
import { parseLeaf, type EventLeaf, type Leaf } from './leaves';
import { checked, fault, type Checked } from './log-fault';
import { formatVerifierKey, parseVerifierKey, type NoteKey } from './note-keys';
import { CLOCK_AHEAD_MAX_MS, type VerifyEd25519 } from './note-signatures';
import { verifyInclusion } from './proofs';
import { hashLeaf, type Sha256 } from './tree-hash';

export interface ReceiptTrust {
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
  readonly nowMs: number;
  /** Of whose bids receipts are taken; null for those of any site. */
  readonly site: string | null;
  /** The log's verifier key as the reader has it from elsewhere; null where they have none, and nothing is known of whose key it is. */
  readonly logKey: NoteKey | null;
}

/** What the log says of the bid. */
export type ProvedBid =
  | {
      /** Of a maximum bid the amount is what the bidder wrote: the lot bids up to it, by its rules. */
      readonly kind: 'accepted' | 'maximum';
      /** Which line of the lot's record it is. */
      readonly version: number;
      readonly paddleNo: number;
      readonly amountFen: number;
      readonly atMs: number;
    }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly atMs: number;
      /** The price and the line of the record by which it was judged; 0 where there was none. */
      readonly priceFen: number;
      readonly version: number;
    }
  /** One of so many refusals of an entry that had leaves of its own no more: which bids they were, the log does not say. */
  | { readonly kind: 'counted'; readonly fromMs: number; readonly untilMs: number; readonly count: number };

export interface ProvedReceipt {
  readonly bid: ProvedBid;
  readonly logKey: NoteKey;
  /** Whether the reader has this key from elsewhere. */
  readonly isKeyKnown: boolean;
  readonly index: number;
  readonly treeSize: number;
  /** Who has signed that they saw this tree, and when they looked. Their keys come with the receipt. */
  readonly witnesses: readonly { readonly name: string; readonly atMs: number }[];
}

/** Either all that is proved, or the first thing that is wrong. */
export async function checkBidReceipt(
  receipt: BidReceipt,
  trust: ReceiptTrust,
): Promise<Checked<ProvedReceipt>> {
  const { sha256, nowMs, verifyEd25519 } = trust;
  if (trust.site !== null && receipt.site !== trust.site)
    return fault('LOG.OTHER_SITE', { expected: trust.site, found: receipt.site });
  const keys = keysOf(receipt, trust);
  if (!keys.ok) return keys;
  const leaf = parseLeaf(utf8(receipt.leaf));
  if (!leaf.ok) return leaf;
  const bid = bidOf(receipt, leaf.value, sha256);
  if (!bid.ok) return bid;
  const { log, witnesses } = keys.value;
  const opened = await openCheckpoint(receipt.checkpoint, {
    ...{ origin: log.name, logKeys: [log], witnessKeys: witnesses, verifyEd25519, nowMs },
  });
  if (!opened.ok) return opened;
  const { size, root } = opened.value.checkpoint;
  const leafHash = hashLeaf(sha256, utf8(receipt.leaf));
  const proof = receipt.proof.map((hash) => fromBase64(hash) ?? new Uint8Array(0));
  const included = verifyInclusion(sha256, { leafHash, index: receipt.index, size, root, proof });
  if (!included.ok) return included;
  const latestMs = bid.value.kind === 'counted' ? bid.value.untilMs : bid.value.atMs;
  if (latestMs > nowMs + CLOCK_AHEAD_MAX_MS) return fault('LOG.TIME_IN_FUTURE', { atMs: latestMs, nowMs });
  return checked({
    bid: bid.value,
    logKey: log,
    isKeyKnown: trust.logKey !== null,
    index: receipt.index,
    treeSize: size,
    witnesses: opened.value.byWitnesses.map(({ key, atMs }) => ({ name: key.name, atMs: atMs ?? 0 })),
  });
}

function keysOf(
  receipt: BidReceipt,
  { sha256, logKey }: ReceiptTrust,
): Checked<{ readonly log: NoteKey; readonly witnesses: readonly NoteKey[] }> {
  const log = parseVerifierKey(sha256, receipt.logKey);
  if (!log.ok) return log;
  if (log.value.kind !== 'ed25519') return fault('LOG.BAD_KEY', { reason: 'kind' });
  if (logKey !== null && formatVerifierKey(logKey) !== receipt.logKey)
    return fault('LOG.OTHER_KEY', { expected: logKey.name, found: log.value.name });
  const witnesses: NoteKey[] = [];
  for (const text of receipt.witnessKeys) {
    const key = parseVerifierKey(sha256, text);
    if (!key.ok) return key;
    if (key.value.kind !== 'cosignature') return fault('LOG.BAD_KEY', { reason: 'kind' });
    witnesses.push(key.value);
  }
  return checked({ log: log.value, witnesses });
}

function bidOf(receipt: BidReceipt, leaf: Leaf, sha256: Sha256): Checked<ProvedBid> {
  const { told, bidId } = receipt;
  if (leaf.kind !== 'event' && leaf.kind !== 'refusal' && leaf.kind !== 'refusals')
    return fault('LOG.OTHER_BID', { reason: 'kind' });
  if (leaf.lotId !== receipt.lotId) return fault('LOG.OTHER_BID', { reason: 'lot' });
  if ((leaf.kind === 'event') !== (told.outcome === 'accepted'))
    return fault('LOG.OTHER_BID', { reason: 'outcome' });
  switch (leaf.kind) {
    case 'event':
      return acceptedBy(receipt, leaf, sha256);
    case 'refusal': {
      const { code, receivedAtMs: atMs, priceFen, version } = leaf;
      if (toHex(sha256(utf8(bidId))) !== leaf.bidHash) return fault('LOG.OTHER_BID', { reason: 'bid' });
      if (told.code !== code) return fault('LOG.TOLD_OTHERWISE', { field: 'code' });
      if (told.atMs !== atMs) return fault('LOG.TOLD_OTHERWISE', { field: 'atMs' });
      return checked({ kind: 'refused', code, atMs, priceFen, version });
    }
    case 'refusals': {
      const { fromMs, untilMs, count } = leaf;
      const isWithin = fromMs <= told.atMs && told.atMs <= untilMs;
      if (!isWithin) return fault('LOG.TOLD_OTHERWISE', { field: 'atMs' });
      return checked({ kind: 'counted', fromMs, untilMs, count });
    }
  }
}

/** The leaf has only the hash of the chain: the stored text and the hash before it make that hash again, and so the text is what the leaf binds. */
function acceptedBy({ bidId, event, told }: BidReceipt, leaf: EventLeaf, sha256: Sha256): Checked<ProvedBid> {
  if (event === null) return fault('LOG.OTHER_BID', { reason: 'event' });
  const { lotId, version } = leaf;
  const hash = toHex(sha256(utf8(`${event.before}\n${lotId}\n${version}\n${event.body}`)));
  const stored = storedIn(event.body);
  if (hash !== leaf.hash || stored === null) return fault('LOG.OTHER_BID', { reason: 'event' });
  if (stored.bidId !== bidId) return fault('LOG.OTHER_BID', { reason: 'bid' });
  const { kind, paddleNo, amountFen, atMs } = stored;
  if (told.amountFen !== amountFen) return fault('LOG.TOLD_OTHERWISE', { field: 'amountFen' });
  if (told.atMs !== atMs) return fault('LOG.TOLD_OTHERWISE', { field: 'atMs' });
  return checked({ kind, version, paddleNo, amountFen, atMs });
}

interface StoredBid {
  readonly kind: 'accepted' | 'maximum';
  readonly bidId: string;
  readonly paddleNo: number;
  readonly amountFen: number;
  readonly atMs: number;
}

/** The stored event of a bid or a maximum bid; null for any other. */
function storedIn(body: string): StoredBid | null {
  try {
    const read = JSON.parse(body) as Partial<Record<string, unknown>> | null;
    const { type, bidId, proxyId, paddleNo, amountFen, askedFen, atMs } = read ?? {};
    if (!isWhole(paddleNo) || !isWhole(atMs)) return null;
    if (type === 'BidAccepted' && typeof bidId === 'string' && isWhole(amountFen))
      return { kind: 'accepted', bidId, paddleNo, amountFen, atMs };
    if (type === 'CeilingSet' && typeof proxyId === 'string' && isWhole(askedFen))
      return { kind: 'maximum', bidId: proxyId, paddleNo, amountFen: askedFen, atMs };
    return null;
  } catch {
    return null;
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
