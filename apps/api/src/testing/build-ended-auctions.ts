// Builds auctions that have ended, with whole journals and written heads, as a sale would have left them.
import type { LotEvent } from '@haopai/lot';
import { MysqlJournal } from '@haopai/lot-mysql';
import { chain, GENESIS_HASH, type JournalRecord } from '@haopai/lot-runtime';
import { DEFAULT_LADDER, fen } from '@haopai/rules';
import type { MysqlPool } from '../database';
import { anAuction, type LotGiven, type TestAuction } from './build-auctions';
import { insertRow } from './insert-row';

export interface EndedLotGiven extends LotGiven {
  /** Amounts in fen of paddles 101, 102, 101, … in turn. */
  readonly bidsFen?: readonly number[];
  /** Withdrawn with this reason, instead of sold or unsold. */
  readonly withdrawnFor?: string;
  readonly endedAtMs?: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

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
  const journal = new MysqlJournal(pool);
  for (const [index, { id: lotId }] of auction.lots.entries()) {
    const lot = { endedAtMs, ...given.lots[index] };
    const records = chained(lotId, eventsOf(lotId, startsAtMs, lot));
    await journal.append([{ lotId, records, bindsEntries: [] }]);
    await insertRow(pool, 'lot_heads', {
      lot_id: lotId,
      version: records.length,
      phase: phaseOf(lot),
      price_fen: lot.bidsFen?.at(-1) ?? null,
      leader_paddle: lot.bidsFen?.length ? paddleOf(lot.bidsFen.length - 1) : null,
      reason: lot.withdrawnFor ?? null,
    });
  }
  journal.close();
  return auction;
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
    firstBidMs: 5 * MINUTE_MS,
    countdownMs: MINUTE_MS,
    opensAtMs: startsAtMs,
  };
  const begun: readonly LotEvent[] = [
    { type: 'LotScheduled', atMs: startsAtMs, terms },
    { type: 'LotOpened', atMs: startsAtMs, endsAtMs: startsAtMs + 5 * MINUTE_MS },
    ...bids.map((amountFen, index): LotEvent => {
      const atMs = startsAtMs + (index + 1) * 1_000;
      const paddleNo = paddleOf(index);
      const bidId = `${lotId}-${index}`;
      return {
        type: 'BidAccepted',
        atMs,
        bidId,
        paddleNo,
        entryId: paddleNo,
        amountFen: fen(amountFen),
        endsAtMs: atMs + MINUTE_MS,
      };
    }),
  ];
  return [...begun, endOf(lot)];
}

function endOf({
  endedAtMs: atMs,
  withdrawnFor,
  bidsFen = [],
}: EndedLotGiven & { endedAtMs: number }): LotEvent {
  const amountFen = bidsFen.at(-1);
  if (withdrawnFor !== undefined) return { type: 'LotWithdrawn', atMs, reason: withdrawnFor };
  if (amountFen === undefined) return { type: 'LotUnsold', atMs };
  const paddleNo = paddleOf(bidsFen.length - 1);
  return { type: 'LotSold', atMs, paddleNo, entryId: paddleNo, amountFen: fen(amountFen) };
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

function paddleOf(index: number): number {
  return 101 + (index % 2);
}
