// What happens when a lot has news: ticks to watchers, its head written down, its auction started or ended.
import { Inject, Injectable } from '@nestjs/common';
import type { ScheduledLot } from '@haopai/lot';
import type { JournalRecord, LotPublisher } from '@haopai/engine';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { TickCaster } from '../sockets';
import { lotTickOf } from '../wire';
import { AuctionCourse } from './auction-course';
import { LotHeadsWriter } from './lot-heads-writer';
import { LotRoster } from './lot-roster';

@Injectable()
export class LotNews implements LotPublisher {
  constructor(
    private readonly ticks: TickCaster,
    private readonly heads: LotHeadsWriter,
    private readonly roster: LotRoster,
    private readonly course: AuctionCourse,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  publish(lot: ScheduledLot, news: readonly JournalRecord[]): void {
    const auctionId = this.roster.auctionOf(lot.terms.lotId);
    if (auctionId === undefined) return;
    this.ticks.cast(auctionId, lotTickOf(lot, news));
    this.heads.note(lot, (written) => this.course.noteWritten(written));
    if (news.some(({ event }) => event.type === 'LotOpened'))
      this.course.noteOpened(auctionId, lot.changedAtMs);
  }

  tellBroken(lotId: number, cause: unknown): void {
    this.log.fatal({ err: cause, lotId }, 'a journal is broken: its lot stays shut');
  }

  /** After the last news: what follows from it is written down once more, and then no more. */
  async stop(): Promise<void> {
    this.course.stop();
    await this.heads.stop();
  }
}
