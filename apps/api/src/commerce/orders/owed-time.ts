// The time that unpaid orders are owed because the database's clock was set: what this instance has lived through, and what its neighbours say.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AuctionTime } from '../../live/clock';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { OwedTimeStore, type TimeOwed, type ToldTime } from './owed-time.store';

const LOOK_EVERY_MS = 2_000;
/** Of the database's clock and what is believed of it; a smaller step costs an order nothing that counts. */
const AGREES_WITHIN_MS = 1_000;
/** An order that was being made when the clock was set is in the table by then. */
const REMEMBERED_MIN_MS = 3_600_000;
const NOTHING: TimeOwed = { beforeMs: 0, owedMs: 0 };

interface Step {
  readonly isForward: boolean;
  /** Of all steps, with this one. */
  readonly total: TimeOwed;
}

@Injectable()
export class OwedTime extends PeriodicTask implements OnModuleInit {
  /** Of all steps until now; less than none after a step back. */
  private total = NOTHING;
  private readonly untold: Step[] = [];

  constructor(
    config: Config,
    @Inject(AuctionTime)
    private readonly time: Pick<AuctionTime, 'clock' | 'isMeasured' | 'onStep' | 'uncertaintyMs'>,
    private readonly store: OwedTimeStore,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'what orders are owed could not be told or read' });
    time.onStep((aheadMs) => {
      this.total = { beforeMs: time.clock.nowMs(), owedMs: this.total.owedMs + aheadMs };
      this.untold.push({ isForward: aheadMs > 0, total: this.total });
      void this.look();
    });
  }

  /** Before any order is looked at. */
  async onModuleInit(): Promise<void> {
    await this.time.isMeasured;
    await this.lookAtStart();
  }

  get timeOwed(): TimeOwed {
    return { ...this.total, owedMs: Math.max(this.total.owedMs, 0) };
  }

  protected async lookOnce(): Promise<void> {
    await this.tellSteps();
    const askedAtMs = this.time.clock.nowMs();
    const told = await this.store.read();
    if (!this.agrees(told, askedAtMs)) return;
    if (told.owed !== null) this.takeUp(told.owed);
    const { beforeMs } = this.total;
    const isOld = beforeMs > 0 && beforeMs + REMEMBERED_MIN_MS < told.nowMs;
    if (isOld && (await this.store.forget(beforeMs)) && this.total.beforeMs === beforeMs)
      this.total = NOTHING;
  }

  private async tellSteps(): Promise<void> {
    for (let step = this.untold[0]; step !== undefined; step = this.untold[0]) {
      await (step.isForward ? this.store.tellForward(step.total) : this.store.tellBack(step.total));
      this.untold.shift();
    }
  }

  /** Whoever does not yet believe a step would add it once more to what neighbours say, who do. */
  private agrees({ nowMs }: ToldTime, askedAtMs: number): boolean {
    const { clock, uncertaintyMs } = this.time;
    const aroundMs = uncertaintyMs + AGREES_WITHIN_MS;
    return (
      this.untold.length === 0 &&
      (clock.doubt?.sinceMs ?? null) === null &&
      nowMs >= askedAtMs - aroundMs &&
      nowMs <= clock.nowMs() + aroundMs
    );
  }

  private takeUp(told: TimeOwed): void {
    const { beforeMs, owedMs } = this.total;
    this.total =
      beforeMs === 0
        ? told
        : { beforeMs: Math.max(beforeMs, told.beforeMs), owedMs: Math.max(owedMs, told.owedMs) };
  }
}
