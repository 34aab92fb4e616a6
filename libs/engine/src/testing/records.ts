// Builders of journal records for the specs of the runtime and of its journals.
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, DEFAULT_LADDER, yuanToFen } from '@haopai/rules';
import type { LotEvent, LotTerms } from '@haopai/lot';
import { chain, GENESIS_HASH } from '../journal-chain';
import type { JournalRecord } from '../journal-chain';
import type { LotBatch } from '../lot-journal';

/** A lot at 50,000 yuan on the manual's ladder and countdowns. */
export function termsOf(lotId: number, more: Partial<LotTerms> = {}): LotTerms {
  return {
    lotId,
    startPriceFen: yuanToFen(50_000),
    ladder: DEFAULT_LADDER,
    firstBidMs: DEFAULT_FIRST_BID_MS,
    countdownMs: DEFAULT_COUNTDOWN_MS,
    opensAtMs: 1_000_000,
    ...more,
  };
}

/** `count` chained records of a lot that continue after `before`. */
export function recordsOf(
  lotId: number,
  count: number,
  before: readonly JournalRecord[] = [],
): JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let i = 0; i < count; i++) {
    const last = records.at(-1) ?? before.at(-1);
    const version = (last?.version ?? 0) + 1;
    records.push(chain(lotId, version, last?.hash ?? GENESIS_HASH, eventOf(lotId, version)));
  }
  return records;
}

export function batchOf(records: readonly JournalRecord[], bindsEntries: readonly number[] = []): LotBatch {
  return { lotId: records[0]?.lotId ?? 0, records, bindsEntries };
}

function eventOf(lotId: number, version: number): LotEvent {
  const atMs = 1_000_000 + version;
  return version === 1
    ? { type: 'LotScheduled', atMs, terms: termsOf(lotId) }
    : { type: 'LotPaused', atMs, remainingMs: 1, reason: `"quoted" \\ 号牌 'x' ${version} \u{1F697}` };
}
