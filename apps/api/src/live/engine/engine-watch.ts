// Tells everybody that shards have changed hands: the other instances, the log, the metrics.
import { Inject, Injectable } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { Channels } from '../../platform/redis';
import { InstanceId } from './instance-id';

const CHANNEL = 'shards';

@Injectable()
export class ShardNews {
  constructor(
    private readonly self: InstanceId,
    private readonly channels: Channels,
    private readonly metrics: Metrics,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  tellTaken(shards: number): void {
    this.log.info({ shards }, 'shards taken');
    this.metrics.noteShards('taken', shards);
    this.tellOthers();
  }

  tellGiven(shards: number): void {
    this.log.info({ shards }, 'shards handed over');
    this.metrics.noteShards('given', shards);
    this.tellOthers();
  }

  /** They run out instead. */
  tellNotGiven(error: unknown): void {
    this.log.warn({ err: error }, 'shards not given back');
  }

  /** The others see it by themselves when the leases run out. */
  tellLost(shards: number): void {
    this.log.warn({ shards }, 'shards lost');
    this.metrics.noteShards('lost', shards);
  }

  /** Hears of the changes that other instances made, and of those that may have been missed: only hints to look at the leases. */
  listen(hear: () => void): void {
    this.channels.onReturn(() => {
      hear();
      this.tellOthers();
    });
    this.channels.listen(CHANNEL, (from) => {
      if (from !== this.self.value) hear();
    });
  }

  /** While Redis is away they find out within a second. */
  private tellOthers(): void {
    this.channels.say(CHANNEL, this.self.value).catch(() => undefined);
  }
}
