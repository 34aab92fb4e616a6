// What the engine's inside tells the log and the metrics.
import type { EngineWatch, ShardChange } from '@haopai/engine';
import type { ProgramLog } from '../../platform/logging';
import type { Metrics } from '../../platform/metrics';

const SHARDS_SAID: Readonly<Record<ShardChange, string>> = {
  taken: 'shards taken',
  given: 'shards handed over',
  lost: 'shards lost',
};

export class LoggedEngineWatch implements EngineWatch {
  constructor(
    private readonly metrics: Metrics,
    private readonly log: ProgramLog,
  ) {}

  noteShards(change: ShardChange, shards: number): void {
    this.log[change === 'lost' ? 'warn' : 'info']({ shards }, SHARDS_SAID[change]);
    this.metrics.noteShards(change, shards);
  }

  noteForwarded(tookMs: number): void {
    this.metrics.noteForwarded(tookMs);
  }

  noteMet(auctionId: number, lots: number): void {
    this.log.info({ auctionId, lots }, 'lots of an auction met');
  }

  noteBroken(lotId: number, cause: unknown): void {
    this.log.fatal({ err: cause, lotId }, 'a journal is broken: its lot stays shut');
  }

  noteEndFailed(auctionId: number, cause: unknown): void {
    this.log.error({ err: cause, auctionId }, 'the end of an auction is not written');
    this.metrics.noteEndFailed();
  }

  noteCutOff(auctionId: number, awayCount: number, roomCount: number): void {
    this.log.warn({ auctionId, awayCount, roomCount }, 'many bidders were cut off: open lots get time back');
  }

  noteRefusalsDropped(count: number): void {
    this.metrics.noteRefusalsDropped(count);
  }

  noteTrouble(what: string, cause: unknown): void {
    this.log.error({ err: cause }, what);
  }
}
