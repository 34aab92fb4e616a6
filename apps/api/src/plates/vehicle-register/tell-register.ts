// Tells the register of each paid plate who may register it with which car, again and again until it has answered. Where no line leads there, it
// only keeps the list for the files.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { RegisterReportsStore, type Untold } from './register-reports.store';
import { VehicleRegister } from './vehicle-register';

/** A look goes through all cars once: nobody waits at a counter for this. */
const LOOK_EVERY_MS = 30_000;
/** In one look; the rest is left to the next. */
const PLATES_A_LOOK_MAX = 50;
const NOTED_A_LOOK_MAX = 500;
/** Longer than an answer takes: whoever is killed meanwhile leaves it to others. */
const CLAIMED_FOR_MS = 60_000;
const ATTEMPTS_MAX = 8;
const FIRST_PAUSE_MS = 10_000;
const PAUSE_MAX_MS = 3_600_000;

@Injectable()
export class TellRegister extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly store: RegisterReportsStore,
    private readonly register: VehicleRegister,
  ) {
    super(config, programLog, {
      everyMs: LOOK_EVERY_MS,
      failure: 'the vehicle register could not be told of plates',
    });
  }

  protected async lookOnce(): Promise<void> {
    await this.store.follow(NOTED_A_LOOK_MAX);
    if (!this.register.hasLine) return;
    for (const untold of await this.store.claim(PLATES_A_LOOK_MAX, CLAIMED_FOR_MS)) {
      if (this.isStopped) return;
      await this.tell(untold);
    }
  }

  private async tell({ id, attempts, ...entitlement }: Untold): Promise<void> {
    const answer = await this.register.tell(entitlement);
    if (answer.kind !== 'noAnswer' || attempts >= ATTEMPTS_MAX) {
      await this.store.note(null, id, answer);
      return;
    }
    const pauseMs = Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
    this.programLog.warn({ report: id, why: answer.why }, 'the vehicle register did not answer');
    await this.store.postpone(id, answer.why, pauseMs);
  }
}
