// The record of a small auction, made as a site makes it: journals with bids, leaves with refusals, checkpoints, tiles, signed by a log.
import { createHash } from 'node:crypto';
import { formatLeaf, formatVerifierKey, textOf, toHex, utf8, type Leaf } from '@haopai/log';
import { chain, GENESIS_HASH } from '@haopai/engine';
import type { LotEvent } from '@haopai/lot';
import type { RecordFiles } from '@haopai/record';
import { type Fen, type Ladder } from '@haopai/rules';
import { sha256 } from '../../public-log/node-crypto';
import { logKey, LogInMemory, someLeaf, type TestKey } from '../../public-log/testing/log-in-memory';

export type Files = Map<string, Uint8Array>;

export interface MadeRecord {
  readonly files: Files;
  readonly log: LogInMemory;
  readonly key: string;
}

const fen = (value: number): Fen => value as Fen;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A lot on which `bids` bids are made, one every two seconds, and which is sold. */
export function eventsOf(lotId: number, bids: number): readonly LotEvent[] {
  const terms = {
    lotId,
    startPriceFen: fen(100_000),
    ladder: [fen(10_000)] as unknown as Ladder,
    firstBidMs: 300_000,
    countdownMs: 60_000,
    opensAtMs: 1_000_000,
  };
  const made = Array.from({ length: bids }, (_, at): LotEvent => {
    const atMs = 1_001_000 + at * 2_000;
    return {
      type: 'BidAccepted',
      atMs,
      bidId: `bid-${lotId}-${at}`,
      paddleNo: 1 + (at % 2),
      entryId: lotId * 10 + (at % 2),
      amountFen: fen(100_000 + at * 10_000),
      endsAtMs: atMs + 60_000,
    };
  });
  const last = made.at(-1);
  const end: LotEvent =
    last?.type === 'BidAccepted'
      ? {
          type: 'LotSold',
          atMs: last.endsAtMs,
          paddleNo: last.paddleNo,
          entryId: last.entryId,
          amountFen: last.amountFen,
        }
      : { type: 'LotUnsold', atMs: 1_300_000 };
  return [
    { type: 'LotScheduled', atMs: 500_000, terms },
    { type: 'LotOpened', atMs: 1_000_000, endsAtMs: 1_300_000 },
    ...made,
    end,
  ];
}

/** Of two lots, one sold and one without a bid. With `salt`, another history of the same auction under the same key. */
export async function makeRecord(
  signer: TestKey = logKey('plates.example/log'),
  salt = '',
): Promise<MadeRecord> {
  const log = new LogInMemory(signer);
  const files: Files = new Map();
  const leaves: string[] = [];
  const put = async (leaf: Leaf): Promise<void> => {
    const bytes = formatLeaf(leaf);
    if (!bytes.ok) throw new Error(bytes.code);
    leaves.push(JSON.stringify({ index: log.size, leaf: textOf(bytes.value) }));
    await log.append([bytes.value]);
    files.set(`checkpoints/${log.size}`, utf8(log.checkpoint));
  };
  // Another auction's, before it began.
  await log.append(Array.from({ length: 300 }, (_, at) => someLeaf(at + 1, salt)));
  const terms = `${JSON.stringify({ auction_id: 7, first_bid_ms: 300_000, countdown_ms: 60_000, ladder_fen: '[10000]' })}\n`;
  const lots = [1, 2]
    .map((id) => `${JSON.stringify({ id, start_price_fen: 100_000, opens_at_ms: 1_000_000 })}\n`)
    .join('');
  await put({
    kind: 'auction',
    auctionId: 7,
    revision: 1,
    atMs: 1,
    termsHash: hashOf(terms),
    lots: 2,
    lotsHash: hashOf(lots),
  });
  const published: unknown[] = [];
  for (const [lotId, bids] of [
    [1, 5],
    [2, 0],
  ] as const) {
    const rows: string[] = [];
    let hash = GENESIS_HASH;
    const events = eventsOf(lotId, bids);
    for (const [at, event] of events.entries()) {
      const record = chain(lotId, at + 1, hash, event);
      hash = record.hash;
      rows.push(JSON.stringify({ version: record.version, body: record.body, hash }));
      await put({ kind: 'event', lotId, version: record.version, hash });
      if (event.type === 'BidAccepted')
        await put({
          kind: 'refusal',
          lotId,
          bidHash: toHex(sha256(utf8(`no-${at}`))),
          receivedAtMs: event.atMs + 1,
          code: 'BID.TOO_LOW',
          priceFen: event.amountFen,
          version: at + 1,
        });
    }
    const hammerFen = bids === 0 ? 0 : 100_000 + (bids - 1) * 10_000;
    const outcome = bids === 0 ? 'unsold' : 'sold';
    await put({ kind: 'end', lotId, version: events.length, hash, outcome, hammerFen });
    files.set(`journals/${lotId}.jsonl`, utf8(rows.map((row) => `${row}\n`).join('')));
    const won = events.at(-1);
    published.push({
      ...{ lot_id: lotId, lot_no: lotId, outcome, hammer_fen: bids === 0 ? null : hammerFen },
      paddle_no: won?.type === 'LotSold' ? won.paddleNo : null,
      ...{ version: events.length, hash },
    });
  }
  const result = [{ auction_id: 7 }, ...published].map((line) => `${JSON.stringify(line)}\n`).join('');
  await put({ kind: 'result', auctionId: 7, revision: 1, atMs: 2, resultHash: hashOf(result) });
  const key = formatVerifierKey(signer.key);
  const header = {
    v: 1,
    origin: signer.key.name,
    auctionId: 7,
    logKeys: [key],
    witnessKeys: [],
    lots: [1, 2],
  };
  files.set('auction.json', utf8(JSON.stringify(header)));
  files.set('terms.txt', utf8(terms));
  files.set('lots.txt', utf8(lots));
  files.set('result.txt', utf8(result));
  files.set('leaves.jsonl', utf8(leaves.map((line) => `${line}\n`).join('')));
  for (const [path, bytes] of log.files) if (!path.startsWith('tile/entries')) files.set(path, bytes);
  return { files, log, key };
}

export function filesOf(files: Files): RecordFiles {
  return { paths: [...files.keys()].sort(), read: (path) => Promise.resolve(files.get(path) ?? null) };
}
