// Builds auctions that have ended, with whole journals and written heads, as a sale would have left them.
import type { LotEvent } from '@haopai/lot';
import { MysqlJournal } from '@haopai/engine-mysql';
import { chain, GENESIS_HASH, type JournalRecord } from '@haopai/engine';
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, DEFAULT_LADDER, fen } from '@haopai/rules';
import type { MysqlPool } from '../platform/database';
import { anAuction, type LotGiven, type TestAuction } from './build-auctions';
import { insertRow } from './insert-row';

/** Who bids in turn. */
export interface BidderGiven {
  readonly paddleNo: number;
  readonly entryId: number;
}

export interface EndedLotGiven extends LotGiven {
  /** Amounts in fen, of the bidders in turn. */
  readonly bidsFen?: readonly number[];
  /** Paddles 101 and 102 unless told, whose entries are nobody's and stand behind no lot. */
  readonly bidders?: readonly BidderGiven[];
  /** Withdrawn with this reason, instead of sold or unsold. */
  readonly withdrawnFor?: string;
  readonly endedAtMs?: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const NOBODY: readonly BidderGiven[] = [
  { paddleNo: 101, entryId: 101 },
  { paddleNo: 102, entryId: 102 },
];

/** Ended an hour ago unless told otherwise. */
export async function anEndedAuction(
  pool: MysqlPool,
  given: { title?: string; endedAtMs?: number; lots: readonly EndedLotGiven[] },
): Promise<TestAuction> {
  const endedAtMs = given.endedAtMs ?? Date.now() - HOUR_MS;
  const startsAtMs = endedAtMs - 10 * MINUTE_MS;
  const { title } = given;
  const auction = await anAuction(pool, {
    ...(title === undefined ? {} : { title }),
    startsAtMs,
    endedAtMs,
    lots: given.lots,
  });
  await writeJournals(pool, auction, endedAtMs, given.lots);
  return auction;
}

/** Ends an auction that no engine holds, now. */
export async function endAuction(
  pool: MysqlPool,
  auction: TestAuction,
  lots: readonly EndedLotGiven[],
): Promise<void> {
  const endedAtMs = Date.now();
  await writeJournals(pool, auction, endedAtMs, lots);
  await pool.query('UPDATE auctions SET ended_at_ms = ? WHERE id = ?', [endedAtMs, auction.id]);
}

async function writeJournals(
  pool: MysqlPool,
  { startsAtMs, lots }: TestAuction,
  endedAtMs: number,
  given: readonly EndedLotGiven[],
): Promise<void> {
  const journal = new MysqlJournal(pool);
  for (const [index, { id: lotId }] of lots.entries()) {
    const lot = { endedAtMs, ...given[index] };
    const records = chained(lotId, eventsOf(lotId, startsAtMs, lot));
    const bound = lot.bidders?.slice(0, lot.bidsFen?.length ?? 0).map(({ entryId }) => entryId);
    await journal.append([{ lotId, records, bindsEntries: bound ?? [] }]);
    const last = bidderOf(lot, (lot.bidsFen?.length ?? 0) - 1);
    await insertRow(pool, 'lot_heads', {
      lot_id: lotId,
      version: records.length,
      phase: phaseOf(lot),
      price_fen: lot.bidsFen?.at(-1) ?? null,
      leader_paddle: last?.paddleNo ?? null,
      leader_entry_id: last?.entryId ?? null,
      reason: lot.withdrawnFor ?? null,
    });
  }
  journal.close();
}

function eventsOf(
  lotId: number,
  startsAtMs: number,
  lot: EndedLotGiven & { endedAtMs: number },
): readonly LotEvent[] {
  const bids = lot.bidsFen ?? [];
  const terms = {
    lotId,
    startPriceFen: fen(lot.startPriceFen ?? 5_000_000),
    ladder: DEFAULT_LADDER,
    firstBidMs: DEFAULT_FIRST_BID_MS,
    countdownMs: DEFAULT_COUNTDOWN_MS,
    opensAtMs: startsAtMs,
  };
  const begun: readonly LotEvent[] = [
    { type: 'LotScheduled', atMs: startsAtMs, terms },
    { type: 'LotOpened', atMs: startsAtMs, endsAtMs: startsAtMs + DEFAULT_FIRST_BID_MS },
    ...bids.map((amountFen, index): LotEvent => {
      const atMs = startsAtMs + (index + 1) * 1_000;
      const bidId = `${lotId}-${index}`;
      const endsAtMs = atMs + DEFAULT_COUNTDOWN_MS;
      return {
        type: 'BidAccepted',
        atMs,
        bidId,
        ...bidderAt(lot, index),
        amountFen: fen(amountFen),
        endsAtMs,
      };
    }),
  ];
  return [...begun, endOf(lot)];
}

function endOf(lot: EndedLotGiven & { endedAtMs: number }): LotEvent {
  const { endedAtMs: atMs, withdrawnFor, bidsFen = [] } = lot;
  const amountFen = bidsFen.at(-1);
  if (withdrawnFor !== undefined) return { type: 'LotWithdrawn', atMs, reason: withdrawnFor };
  if (amountFen === undefined) return { type: 'LotUnsold', atMs };
  return { type: 'LotSold', atMs, ...bidderAt(lot, bidsFen.length - 1), amountFen: fen(amountFen) };
}

function chained(lotId: number, events: readonly LotEvent[]): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  for (const [index, event] of events.entries())
    records.push(chain(lotId, index + 1, records.at(-1)?.hash ?? GENESIS_HASH, event));
  return records;
}

function phaseOf({ withdrawnFor, bidsFen = [] }: EndedLotGiven): string {
  if (withdrawnFor !== undefined) return 'withdrawn';
  return bidsFen.length > 0 ? 'sold' : 'unsold';
}

function bidderOf(lot: EndedLotGiven, bid: number): BidderGiven | null {
  return bid < 0 ? null : bidderAt(lot, bid);
}

function bidderAt({ bidders = NOBODY }: EndedLotGiven, bid: number): BidderGiven {
  const bidder = bidders[bid % bidders.length];
  if (bidder === undefined) throw new Error('bids without a bidder');
  return bidder;
}
