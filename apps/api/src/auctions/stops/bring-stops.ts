// Brings what was decided to the lots that engines hold, again and again until each has it in its journal or has ended; and lets suspended ones go on when it is time.
import { Inject, Injectable } from '@nestjs/common';
import { DecidedActs } from '../../live/control-room';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { GoOn } from './go-on';
import { StopWorkStore } from './stop-work.store';

const LOOK_EVERY_MS = 1_000;

@Injectable()
export class BringStops extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly work: StopWorkStore,
    private readonly acts: DecidedActs,
    private readonly goOn: GoOn,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'lots could not be told of a stop' });
  }

  /** Two instances that bring the same do no harm: a lot does after an act once. */
  protected async lookOnce(): Promise<void> {
    for (const { id, ...act } of await this.work.unbrought()) {
      if (this.isStopped) return;
      if (await this.acts.bring(act)) await this.work.noteBrought(id);
    }
    for (const suspension of await this.work.suspensionsOver())
      if (!this.isStopped) await this.goOn.execute(suspension);
  }
}
