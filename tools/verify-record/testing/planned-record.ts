// The record of an auction with any history of its lots, be it one that no engine would write: properly chained, logged and signed, so that only what it says can be wrong.
import { createHash } from 'node:crypto';
import { formatLeaf, formatVerifierKey, type Leaf, type RefusalLeaf, textOf, utf8 } from '@haopai/log';
import { encodeLotEvent, type LotEvent } from '@haopai/lot';
import { GENESIS_HASH } from '@haopai/record';
import { logKey, LogInMemory, type TestKey } from '../../public-log/testing/log-in-memory';
import type { Files } from './make-record';

export const AUCTION_ID = 7;
const TERMS = {
  auction_id: AUCTION_ID,
  first_bid_ms: 300_000,
  countdown_ms: 60_000,
  ladder_fen: [10_000, 20_000],
};

export type PlannedRefusal = Pick<RefusalLeaf, 'receivedAtMs' | 'code' | 'priceFen' | 'version'>;

export interface PlannedLot {
  readonly lotId: number;
  /** A text is a stored event as it stands. */
  readonly events: readonly (LotEvent | string)[];
  readonly refusals?: readonly PlannedRefusal[];
}

export interface PlannedRecord {
  readonly lots: readonly PlannedLot[];
  readonly signer?: TestKey;
  /** As it is published, in place of what the lots' specs have in common. */
  readonly terms?: Readonly<Record<string, unknown>>;
  /** Lines after the terms. */
  readonly moreTerms?: string;
  readonly lot?: Readonly<Record<string, unknown>>;
  /** After the publication. */
  readonly before?: readonly Leaf[];
  /** After each lot's end, and before the result. */
  readonly afterEnd?: readonly Leaf[];
  readonly afterResult?: readonly Leaf[];
  /** Leaves that the record leaves out at its beginning. */
  readonly leftOut?: number;
}

export interface SignedRecord {
  readonly files: Files;
  readonly key: string;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function signRecord(plan: PlannedRecord): Promise<SignedRecord> {
  const signer = plan.signer ?? logKey('plates.example/log');
  const lotIds = plan.lots.map(({ lotId }) => lotId);
  const terms = linesOf([{ ...TERMS, ...plan.terms }]) + (plan.moreTerms ?? '');
  const lots = linesOf(
    lotIds.map((id) => ({ id, start_price_fen: 100_000, opens_at_ms: 1_000_000, ...plan.lot })),
  );
  const files: Files = new Map();
  const leaves: Leaf[] = [];
  const [termsHash, lotsHash] = [hashOf(terms), hashOf(lots)];
  leaves.push({
    ...{
      kind: 'auction',
      auctionId: AUCTION_ID,
      revision: 1,
      atMs: 1,
      termsHash,
      lots: lotIds.length,
      lotsHash,
    },
  });
  leaves.push(...(plan.before ?? []));
  const published = plan.lots.map((lot) => {
    const journal = journalOf(lot);
    files.set(`journals/${lot.lotId}.jsonl`, utf8(linesOf(journal.rows)));
    leaves.push(...journal.leaves, ...(plan.afterEnd ?? []));
    return journal.published;
  });
  const result = linesOf([{ auction_id: AUCTION_ID }, ...published]);
  leaves.push({ kind: 'result', auctionId: AUCTION_ID, revision: 1, atMs: 2, resultHash: hashOf(result) });
  leaves.push(...(plan.afterResult ?? []));
  const log = new LogInMemory(signer);
  const bytes = leaves.map(bytesOf);
  await log.append(bytes);
  const placed = bytes.map((leaf, index) => ({ index, leaf: textOf(leaf) }));
  const key = formatVerifierKey(signer.key);
  const header = {
    v: 1,
    origin: signer.key.name,
    auctionId: AUCTION_ID,
    logKeys: [key],
    witnessKeys: [],
    lots: lotIds,
  };
  files.set('auction.json', utf8(JSON.stringify(header)));
  files.set('terms.txt', utf8(terms)).set('lots.txt', utf8(lots)).set('result.txt', utf8(result));
  files.set('leaves.jsonl', utf8(linesOf(placed.slice(plan.leftOut ?? 0))));
  files.set(`checkpoints/${log.size}`, utf8(log.checkpoint));
  for (const [path, tile] of log.files) if (!path.startsWith('tile/entries')) files.set(path, tile);
  return { files, key };
}

function journalOf({ lotId, events, refusals = [] }: PlannedLot) {
  const rows: unknown[] = [];
  const leaves: Leaf[] = [];
  let hash = GENESIS_HASH;
  for (const [at, event] of events.entries()) {
    const version = at + 1;
    const body = typeof event === 'string' ? event : encodeLotEvent(event);
    hash = hashOf(`${hash}\n${lotId}\n${version}\n${body}`);
    rows.push({ version, body, hash });
    leaves.push({ kind: 'event', lotId, version, hash });
  }
  for (const [at, refusal] of refusals.entries())
    leaves.push({ kind: 'refusal', lotId, bidHash: hashOf(`${lotId} ${at}`), ...refusal });
  const last = events.at(-1);
  const won = typeof last === 'object' && last.type === 'LotSold' ? last : null;
  const withdrawn = last === undefined || (typeof last === 'object' && last.type === 'LotWithdrawn');
  const outcome = won !== null ? 'sold' : withdrawn ? 'withdrawn' : 'unsold';
  const end = { version: events.length, hash };
  if (last !== undefined)
    leaves.push({ kind: 'end', lotId, ...end, outcome, hammerFen: won?.amountFen ?? 0 });
  const published = {
    ...{ lot_id: lotId, lot_no: lotId, outcome, hammer_fen: won?.amountFen ?? null },
    ...{ paddle_no: won?.paddleNo ?? null, version: end.version, hash: last === undefined ? null : hash },
  };
  return { rows, leaves, published };
}

function bytesOf(leaf: Leaf): Uint8Array {
  const bytes = formatLeaf(leaf);
  if (!bytes.ok) throw new Error(`${bytes.code}: ${JSON.stringify(leaf)}`);
  return bytes.value;
}

function linesOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
