// Answers a bid on a lot that nobody holds because it has ended: from its journal, which no bid can change any more.
import { Inject, Injectable } from '@nestjs/common';
import { decide, evolve, hasEnded, UNSCHEDULED } from '@haopai/lot';
import type { LotState } from '@haopai/lot';
import { readWhole, UNAVAILABLE } from '@haopai/lot-runtime';
import type { BidOrder, LotAnswer } from '@haopai/lot-runtime';
import { MysqlJournal } from '@haopai/lot-mysql';
import { MYSQL_POOL, type MysqlPool } from '../database';
import { AuctionTime } from '../realtime';

@Injectable()
export class AnswerFromJournal {
  private readonly journal: MysqlJournal;

  constructor(
    @Inject(MYSQL_POOL) pool: MysqlPool,
    private readonly time: AuctionTime,
  ) {
    this.journal = new MysqlJournal(pool);
  }

  /** UNAVAILABLE while the lot has not ended: then somebody holds it, or will soon. */
  async answer(lotId: number, bid: BidOrder): Promise<LotAnswer> {
    const records = await readWhole(this.journal, lotId);
    const lot = records.reduce<LotState>((state, { event }) => evolve(state, event), UNSCHEDULED);
    if (!hasEnded(lot)) return UNAVAILABLE;
    const decision = decide(lot, { ...bid, receivedAtMs: this.time.clock.nowMs(), entryBoundTo: null });
    if (decision.kind === 'refused') return decision;
    if (decision.kind === 'accepted') throw new Error(`Lot ${lotId} has ended and would still take a bid`);
    const { version, amountFen, endsAtMs } = decision.bid;
    const hash = records[version - 1]?.hash ?? '';
    return { kind: 'done', version, hash, amountFen, endsAtMs };
  }
}
