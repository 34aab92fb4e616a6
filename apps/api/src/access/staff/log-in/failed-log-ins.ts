// Puts failed log-ins of staff on the record of acts. They are gathered first: a crowd of guesses makes a few entries, holds up nobody who writes
// one, and takes no longer for a name that exists. What was typed is never kept.
import { Inject, Injectable } from '@nestjs/common';
import type { LogInFailure } from '@haopai/contracts';
import { Audit } from '../../audit';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PeriodicTask } from '../../../platform/scheduling';

const LOOK_EVERY_MS = 10_000;
/** Failures at one name soon after those of an entry are gathered for so long. */
const AGAIN_AFTER_MS = 5 * 60_000;
/** Names that are counted apart; failures at others meanwhile are counted with those at no name. */
export const NAMES_MAX = 20;
/** Told of an entry; the times count all. */
const ADDRESSES_MAX = 5;
/** Who is meant is not known. */
const NOBODY = 0;

interface Gathered {
  times: number;
  readonly why: Set<LogInFailure>;
  readonly addresses: Set<string>;
  readonly fromMs: number;
  toMs: number;
}

@Injectable()
export class FailedLogIns extends PeriodicTask {
  private readonly gathered = new Map<number, Gathered>();
  private readonly writtenAtMs = new Map<number, number>();

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'failed log-ins are not on record yet' });
  }

  /** `staffId`: whose name was given; null when nobody has it. */
  note(staffId: number | null, address: string, why: LogInFailure): void {
    const nowMs = Date.now();
    const wanted = staffId ?? NOBODY;
    const isOneTooMany = !this.gathered.has(wanted) && this.gathered.size >= NAMES_MAX;
    const who = isOneTooMany ? NOBODY : wanted;
    const failures = this.gathered.get(who) ?? {
      ...{ times: 0, why: new Set<LogInFailure>(), addresses: new Set<string>() },
      ...{ fromMs: nowMs, toMs: nowMs },
    };
    failures.times += 1;
    failures.toMs = nowMs;
    failures.why.add(why);
    if (failures.addresses.size < ADDRESSES_MAX) failures.addresses.add(address);
    this.gathered.set(who, failures);
  }

  /** What is gathered when the program stops is written at once. */
  override async onModuleDestroy(): Promise<void> {
    await super.onModuleDestroy();
    await this.writeAll(() => true).catch(() => undefined);
  }

  protected lookOnce(): Promise<void> {
    const nowMs = Date.now();
    for (const [who, atMs] of this.writtenAtMs)
      if (nowMs - atMs >= AGAIN_AFTER_MS) this.writtenAtMs.delete(who);
    return this.writeAll((who) => !this.writtenAtMs.has(who));
  }

  private async writeAll(isDue: (who: number) => boolean): Promise<void> {
    for (const [who, failures] of [...this.gathered]) {
      if (!isDue(who)) continue;
      // What comes from here on is the next entry's.
      this.gathered.delete(who);
      try {
        await this.write(who, failures);
      } catch (error) {
        this.putBack(who, failures);
        throw error;
      }
      this.writtenAtMs.set(who, Date.now());
    }
  }

  private async write(who: number, { times, why, addresses, fromMs, toMs }: Gathered): Promise<void> {
    const [address = ''] = addresses;
    await this.transactions.run((transaction) =>
      this.audit.write(
        transaction,
        { staffId: null, name: '', address },
        {
          act: 'staff.logInFailed',
          subject: who === NOBODY ? 'staff' : `staff:${who}`,
          after: { times, why: [...why].sort(), addresses: [...addresses], fromMs, toMs },
        },
      ),
    );
  }

  private putBack(who: number, failures: Gathered): void {
    const since = this.gathered.get(who);
    if (since !== undefined) {
      failures.times += since.times;
      failures.toMs = since.toMs;
      for (const one of since.why) failures.why.add(one);
    }
    this.gathered.set(who, failures);
  }
}
