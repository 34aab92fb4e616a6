// Use case: what somebody sees who begins to watch: an auction's board, or a lot with its newest lines.
import { Inject, Injectable } from '@nestjs/common';
import type { BoardUnchanged, LotPhase, LotSnapshot, Page, RecordLine } from '@haopai/contracts';
import { type LotEngine, RECENT_MAX } from '@haopai/engine';
import { LRUCache } from 'lru-cache';
import { FindLots, ReadBoard } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { AskedTogether } from '../../platform/limits';
import { JournalReader, LOT_ENGINE } from '../engine';
import { NewestFigures } from '../figures';
import type { MadeAnswer } from '../sockets';
import { linesOf, openLinesOf, openRecordLineOf, recordLineOf } from '../wire';
import { AuctionBoards } from './auction-boards';
import { LotCards } from './lot-cards';

/** Lots that another instance holds, as last read. */
const KEPT_MAX = 2_000;
const KEPT_FOR_MS = 500;

@Injectable()
export class WatchLots {
  private readonly kept = new LRUCache<number, LotSnapshot>({ max: KEPT_MAX, ttl: KEPT_FOR_MS });
  private readonly fromJournal = new AskedTogether((lotId: number) => this.lotFromJournal(lotId));

  constructor(
    private readonly boards: AuctionBoards,
    private readonly lots: FindLots,
    private readonly readBoard: ReadBoard,
    private readonly cards: LotCards,
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
    private readonly journal: JournalReader,
    private readonly newest: NewestFigures,
  ) {}

  /** `known` is the version that whoever asks has already. */
  board(auctionId: number, known: string | undefined): Promise<MadeAnswer | BoardUnchanged | RefusalError> {
    return this.boards.of(auctionId, known);
  }

  /** Of a lot that another instance holds the journal is asked, for all together who ask at the same time. */
  async lot(lotId: number): Promise<LotSnapshot | RefusalError> {
    const held = this.engine.snapshot(lotId);
    if (held === null) return this.heldElsewhere(lotId);
    const card = await this.cards.lot(lotId);
    if (card instanceof RefusalError) return card;
    // The lot may have moved on during the look-up of its card: figures and lines are taken together.
    const { figures, records } = this.engine.snapshot(lotId) ?? held;
    const hasOlder = (records[0]?.version ?? 1) > 1;
    return { lot: { ...card, ...figures }, ...linesAt(figures.phase)(records), hasOlder };
  }

  /** Lines of the record in order, oldest first. Pages count from 1. */
  async record(lotId: number, page: number, size: number): Promise<Page<RecordLine> | RefusalError> {
    const lot = await this.readBoard.lot(lotId);
    if (lot instanceof RefusalError) return lot;
    const records = await this.journal.read(lotId, (page - 1) * size, size);
    const total = Math.max(lot.version, records.at(-1)?.version ?? 0);
    const lineOf = hasClosed(lot.phase) ? openRecordLineOf : recordLineOf;
    return { items: records.map(lineOf), total, page, size };
  }

  /** Not read again while nothing newer has been told of it; ticks that were lost are missed for no longer than it is kept. */
  private async heldElsewhere(lotId: number): Promise<LotSnapshot | RefusalError> {
    const kept = this.kept.get(lotId);
    if (kept !== undefined && kept.lot.version >= (this.newest.of(lotId)?.version ?? 0)) return kept;
    const lot = await this.fromJournal.of(lotId);
    if (!(lot instanceof RefusalError)) this.kept.set(lotId, lot);
    return lot;
  }

  private async lotFromJournal(lotId: number): Promise<LotSnapshot | RefusalError> {
    const lot = await this.lots.byId(lotId);
    if (lot instanceof RefusalError) return lot;
    const afterVersion = Math.max(lot.version - RECENT_MAX, 0);
    const records = await this.journal.read(lotId, afterVersion, RECENT_MAX);
    const upTo = records.filter(({ version }) => version <= lot.version);
    return { lot, ...linesAt(lot.phase)(upTo), hasOlder: afterVersion > 0 };
  }
}

/** What is about ceilings is told when nothing can be bid any more. */
function hasClosed(phase: LotPhase): boolean {
  return phase === 'sold' || phase === 'unsold' || phase === 'withdrawn';
}

function linesAt(phase: LotPhase): typeof linesOf {
  return hasClosed(phase) ? openLinesOf : linesOf;
}
