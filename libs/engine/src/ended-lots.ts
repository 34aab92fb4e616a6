// Answers orders for a lot that nobody holds because it has ended: from its journal, which no order can change any more.
import { Injectable } from '@nestjs/common';
import { ceilingOf, decide, evolve, hasEnded, UNSCHEDULED } from '@haopai/lot';
import type { Ceiling, LotState, ScheduledLot } from '@haopai/lot';
import { commandOf, doneAt, readWhole } from '@haopai/engine';
import type { Done, JournalRecord, LotOrder, NotDone } from '@haopai/engine';
import { LiveLots } from '../../auctions/public';
import { AuctionTime } from '../clock';
import { SaleJournal } from './sale-journal';
import { ShortMemory } from './short-memory';

/** Everybody who bids within this time on a lot that nobody holds is served from the same look-up. */
const FRESH_MS = 1_000;

interface EndedLot {
  readonly lot: ScheduledLot;
  readonly records: readonly JournalRecord[];
}

@Injectable()
export class AnswerFromJournal {
  private readonly lots = new ShortMemory<EndedLot | null>(FRESH_MS);

  constructor(
    private readonly journal: SaleJournal,
    private readonly heads: LiveLots,
    private readonly time: AuctionTime,
  ) {}

  /** Null while the lot has not ended: then somebody holds it, or will soon. */
  async answer(lotId: number, order: LotOrder): Promise<Done | NotDone | null> {
    const ended = await this.lots.of(lotId, () => this.read(lotId));
    if (ended === null) return null;
    const { lot, records } = ended;
    const decision = decide(lot, commandOf(order, this.time.clock.nowMs()));
    if (decision.kind === 'refused') return decision;
    const record = decision.kind === 'repeated' ? records[decision.version - 1] : undefined;
    if (record === undefined) throw new Error(`Lot ${lotId} has ended and would still take an order`);
    return doneAt(record.version, record.hash, record.event);
  }

  /** What the paddle had left in the end; undefined while the lot has not ended. */
  async ceilingOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    const ended = await this.lots.of(lotId, () => this.read(lotId));
    return ended === null ? undefined : ceilingOf(ended.lot, paddleNo);
  }

  /** A lot whose written head says that it runs is not replayed: its journal is long, and somebody else's to read. */
  private async read(lotId: number): Promise<EndedLot | null> {
    const figures = (await this.heads.figuresOf([lotId])).get(lotId);
    if (figures === undefined || !ENDED_PHASES.has(figures.phase)) return null;
    const records = await readWhole(this.journal, lotId);
    const lot = records.reduce<LotState>((state, { event }) => evolve(state, event), UNSCHEDULED);
    return hasEnded(lot) ? { lot, records } : null;
  }
}

const ENDED_PHASES: ReadonlySet<string> = new Set(['sold', 'unsold', 'withdrawn']);
