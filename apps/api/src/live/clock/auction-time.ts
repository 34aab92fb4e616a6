// The auction's clock for this instance.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { ClockReading } from '@haopai/contracts';
import type { Clock } from '@haopai/engine';
import { AuctionClock } from '@haopai/engine-mysql';
import { Config } from '../../platform/config';
import { MYSQL_POOL, type MysqlPool, onceItAnswers } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { tellClockSteps } from './tell-clock-steps';

@Injectable()
export class AuctionTime implements OnModuleInit, OnModuleDestroy {
  private readonly measured: AuctionClock;
  /** Resolves when the clock is known for the first time; rejects when the database cannot be asked. */
  readonly isMeasured: Promise<void>;

  constructor(
    config: Config,
    @Inject(MYSQL_POOL) pool: MysqlPool,
    metrics: Metrics,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    this.measured = new AuctionClock(pool, config.clockSkewMs);
    tellClockSteps(this.measured, metrics, log);
    this.isMeasured = onceItAnswers(() => this.measured.start(), log);
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

  /** Hears how far the database's clock was set, forward or back, once that is believed. */
  onStep(hear: (aheadMs: number) => void): void {
    this.measured.onStep(({ aheadMs }) => hear(Math.round(aheadMs)));
  }

  /** How long ago something was pressed, for the lot that judges it; nothing where who orders does not say. A page's clock may be a little ahead. */
  heldSince(pressedAtMs: number | undefined): { readonly heldMs?: number } {
    return pressedAtMs === undefined
      ? {}
      : { heldMs: Math.max(0, Math.round(this.clock.nowMs() - pressedAtMs)) };
  }

  read(): ClockReading {
    return { serverMs: this.clock.nowMs(), offsetQualityMs: this.uncertaintyMs };
  }
}
