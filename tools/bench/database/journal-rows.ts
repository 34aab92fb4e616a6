// Rows of a journal as the engine writes them, made without the engine: same columns, same bodies, chained hashes.
import { randomUUID } from 'node:crypto';
import type { LotEvent } from '@haopai/lot';
import { chain, GENESIS_HASH } from '@haopai/engine';
import { DEFAULT_COUNTDOWN_MS, DEFAULT_LADDER, fen } from '@haopai/rules';

const START_PRICE_FEN = 5_000_000;

/** Takes `raw(journalValues(…))`, as the engine's own journal does. */
export const INSERT_EVENTS = 'INSERT INTO lot_events (lot_id, version, at_ms, body, hash) VALUES ?';

/** The SQL values of versions `from` to `to` of a lot whose events are all bids. Bodies hold no character to escape. */
export function journalValues(lotId: number, from: number, to: number): string {
  const values: string[] = [];
  let previousHash = GENESIS_HASH;
  for (let version = from; version <= to; version++) {
    const event = bidOf(lotId, version);
    const { body, hash } = chain(lotId, version, previousHash, event);
    previousHash = hash;
    values.push(`(${lotId},${version},${event.atMs},'${body}',x'${hash}')`);
  }
  return values.join(',');
}

function bidOf(lotId: number, version: number): LotEvent {
  const atMs = 1_800_000_000_000 + version;
  const paddleNo = 100 + (version % 64);
  return {
    type: 'BidAccepted',
    atMs,
    bidId: randomUUID(),
    paddleNo,
    entryId: lotId * 1_000 + paddleNo,
    amountFen: fen(START_PRICE_FEN + version * DEFAULT_LADDER[0]),
    endsAtMs: atMs + DEFAULT_COUNTDOWN_MS,
  };
}
