// Lays a restored database beside what people were told until a moment: bids and their receipts, paid orders, checkpoints of the public log.
import type { Pool } from 'mysql2/promise';
import { appendLeaf, areEqual, EMPTY_RANGE, hashLeaf, rootOfRange } from '@haopai/log';
import { auditLedger } from '@haopai/orders';
import { checkHistories, type BidTry, readJournalOfSale } from '../load';
import { sha256 } from '../public-log/node-crypto';
import { select } from '../seed/rows';
import { verifyJournal } from '../verify-journal/index';
import type { SeenCheckpoint } from './log-reader';
import { readBooks, readLeaves, readOrders } from './read-restored';
import type { PaidOrder } from './paid-orders';

/** All that was said to people, in the order in which it was. */
export interface Told {
  readonly tries: readonly BidTry[];
  readonly paid: readonly PaidOrder[];
  readonly checkpoints: readonly SeenCheckpoint[];
  readonly lotIds: readonly number[];
}

export interface Comparison {
  /** Told until the moment, and looked for. */
  readonly bids: number;
  readonly paidOrders: number;
  readonly checkpoints: number;
  /** What is there. */
  readonly events: number;
  readonly leaves: number;
  /** Empty when all that was acknowledged is there, and nothing that it contradicts. */
  readonly findings: readonly string[];
}

/** What was answered from `atMs` on was not known then. `isMoment`: nothing that came after it may be there either. */
export async function compare(
  db: Pool,
  told: Told,
  { atMs, isMoment }: { readonly atMs: number; readonly isMoment: boolean },
): Promise<Comparison> {
  // Of a copy's end nobody knows to the moment when it was: what came later may be in it.
  const sent = isMoment ? told.tries.filter(({ sentAtMs }) => sentAtMs < atMs) : told.tries;
  const tries = sent.map((each) => asKnownAt(each, atMs));
  const histories = checkHistories(await readJournalOfSale(db, told.lotIds), tries);
  const journal = await verifyJournal(db);
  const paid = told.paid.filter(({ toldAtMs }) => toldAtMs < atMs);
  const checkpoints = told.checkpoints.filter(({ seenAtMs }) => seenAtMs < atMs);
  const leaves = await readLeaves(db);
  return {
    bids: histories.acknowledged,
    paidOrders: paid.length,
    checkpoints: checkpoints.length,
    events: journal.events,
    leaves: leaves?.length ?? 0,
    findings: [
      ...histories.findings.map(({ kind, lotId, detail }) => `${kind}: lot ${lotId} ${detail}`),
      ...journal.findings.map(({ fault, lotId, detail }) => `journal: lot ${lotId} ${fault} ${detail}`),
      ...(await ordersMissing(db, paid)),
      ...auditLedger(await readBooks(db)).map((fault) => `ledger: ${fault}`),
      ...(leaves === null ? ['public log: leaves are missing'] : checkpointsBroken(leaves, checkpoints)),
      ...(isMoment ? await fromLater(db, atMs) : []),
    ],
  };
}

function asKnownAt(bidTry: BidTry, atMs: number): BidTry {
  if (bidTry.answeredAtMs < atMs) return bidTry;
  return { ...bidTry, answer: { kind: 'unknown', why: 'answered later' } };
}

async function ordersMissing(db: Pool, paid: readonly PaidOrder[]): Promise<readonly string[]> {
  const orders = await readOrders(db);
  return paid.flatMap(({ orderNo, amountFen }) => {
    const order = orders.get(orderNo);
    if (order === undefined) return [`order ${orderNo} was paid, and is not there`];
    if (order.state !== 'paid') return [`order ${orderNo} was paid, and is ${order.state}`];
    if (order.receivedFen === amountFen) return [];
    return [`order ${orderNo} was paid with ${amountFen}, and ${order.receivedFen} are booked`];
  });
}

/** The tree of each must be the beginning of the restored one. */
function checkpointsBroken(
  leaves: readonly Buffer[],
  checkpoints: readonly SeenCheckpoint[],
): readonly string[] {
  const bySize = [...checkpoints].sort((one, other) => one.size - other.size);
  const findings: string[] = [];
  let range = EMPTY_RANGE;
  for (const { size, root } of bySize) {
    if (size > leaves.length) {
      findings.push(`public log: ${size} leaves were signed, and ${leaves.length} are there`);
      continue;
    }
    for (const leaf of leaves.slice(range.size, size))
      range = appendLeaf(sha256, range, hashLeaf(sha256, leaf));
    if (!areEqual(rootOfRange(sha256, range), root))
      findings.push(`public log: its first ${size} leaves are not those that were signed`);
  }
  return findings;
}

async function fromLater(db: Pool, atMs: number): Promise<readonly string[]> {
  const later = await select(
    db,
    'SELECT lot_id, version, at_ms FROM lot_events WHERE at_ms >= ? LIMIT 5',
    [atMs],
    (row) => `lot ${String(row.lot_id)} v${String(row.version)} is of ${String(row.at_ms)}, after the moment`,
  );
  return later;
}
