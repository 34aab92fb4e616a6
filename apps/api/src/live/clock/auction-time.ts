// The auction's clock for this instance.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { ClockReading } from '@haopai/contracts';
import type { Clock } from '@haopai/engine';
import { AuctionClock } from '@haopai/engine-mysql';
import { Config } from '../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { Metrics } from '../../platform/metrics';

@Injectable()
export class AuctionTime implements OnModuleInit, OnModuleDestroy {
  private readonly measured: AuctionClock;
  /** Resolves when the clock is known for the first time; rejects when the database cannot be asked. */
  readonly isMeasured: Promise<void>;

  constructor(config: Config, @Inject(MYSQL_POOL) pool: MysqlPool, metrics: Metrics) {
    this.measured = new AuctionClock(pool, config.clockSkewMs);
    this.isMeasured = this.measured.start();
    metrics.show('clockOffsetSeconds', () => this.offsetMs / 1_000);
    metrics.show('clockUncertaintySeconds', () => this.uncertaintyMs / 1_000);
  }

  async onModuleInit(): Promise<void> {
    await this.isMeasured;
  }

  onModuleDestroy(): void {
    this.measured.stop();
  }

  get clock(): Clock {
    return this.measured.clock;
  }

  /** How far this instance's clock may be from the database's, in milliseconds. */
  get uncertaintyMs(): number {
    return this.measured.uncertaintyMs;
  }

  /** The database's clock minus this machine's, in milliseconds. */
  get offsetMs(): number {
    return this.measured.offsetMs;
  }

  read(): ClockReading {
    return { serverMs: this.clock.nowMs(), offsetQualityMs: this.uncertaintyMs };
  }
}
