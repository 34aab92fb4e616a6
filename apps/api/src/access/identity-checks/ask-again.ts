// Asks again for those who wait to hear whether they are who they say, until there is an answer.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { AskIdentity } from './ask-identity';
import { IdentityChecksStore } from './identity-checks.store';

const LOOK_EVERY_MS = 5_000;
/** One look is over before the next: what is left waits for it. */
const A_LOOK_MAX = 40;
/** Those of pages have places of their own. */
const AT_ONCE_MAX = 4;

@Injectable()
export class AskAgain extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: IdentityChecksStore,
    private readonly asking: AskIdentity,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'nobody was asked again who somebody is' });
  }

  protected async lookOnce(): Promise<void> {
    const due = [...(await this.store.due(A_LOOK_MAX))];
    const askOneByOne = async (): Promise<void> => {
      for (let next = due.shift(); next !== undefined && !this.isStopped; next = due.shift())
        await this.asking.ask(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE_MAX }, askOneByOne));
  }
}
