// Sums each day of the books for good, once it is over, and once more from the beginning: what differs was changed behind the program's back.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { PeriodicTask } from '../../../platform/scheduling';
import { type LedgerSum, LedgerSumsStore } from './ledger-sums.store';

const LOOK_EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Beijing's midnight is at 16:00 UTC. */
const MIDNIGHT_MS = 16 * 60 * 60_000;
/** Whatever was booked in a day is committed so long after it: no statement is waited for so long. */
const SETTLES_WITHIN_MS = 60 * 60_000;
/** Read at a time, so that nothing is read for long. */
const READ_AT_ONCE_MS = 31 * DAY_MS;

@Injectable()
export class SumDays extends PeriodicTask {
  private isOff = false;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly store: LedgerSumsStore,
    metrics: Metrics,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'the books of a day could not be summed' });
    if (config.role !== 'engine') metrics.show('booksOff', () => (this.isOff ? 1 : 0));
  }

  protected async lookOnce(): Promise<void> {
    const { nowMs, firstMs, summedMs } = await this.store.times();
    const untilMs = lastMidnightMs(nowMs - SETTLES_WITHIN_MS);
    if (firstMs === null || firstMs >= untilMs || (summedMs !== null && summedMs >= untilMs)) return;
    await this.sumUntil(untilMs, firstMs, summedMs);
  }

  /** All of it is read, from the beginning; a sum that goes on from the day before has to be the same. */
  async sumUntil(untilMs: number, firstMs: number, summedMs: number | null): Promise<void> {
    const all = await this.read(firstMs, untilMs);
    const goneOn =
      summedMs === null
        ? all
        : together([...(await this.store.summed(summedMs)), ...(await this.read(summedMs, untilMs))]);
    const wrong = all.filter(({ part, debitFen }) => part === 'unbalanced' && debitFen > 0);
    const differing = differences(all, goneOn);
    this.isOff = wrong.length > 0 || differing.length > 0;
    if (this.isOff) {
      const facts = { untilMs, summedMs, differing, unbalanced: wrong[0]?.debitFen ?? 0 };
      this.programLog.error(facts, 'the books of the days until now are not what they were');
      return;
    }
    await this.store.write(
      untilMs,
      all.filter(({ part }) => part !== 'unbalanced'),
    );
  }

  private async read(fromMs: number, untilMs: number): Promise<readonly LedgerSum[]> {
    const parts: LedgerSum[] = [];
    for (let atMs = fromMs; atMs < untilMs; atMs += READ_AT_ONCE_MS)
      parts.push(...(await this.store.read(atMs, Math.min(atMs + READ_AT_ONCE_MS, untilMs))));
    return together(parts);
  }
}

function lastMidnightMs(atMs: number): number {
  return Math.floor((atMs - MIDNIGHT_MS) / DAY_MS) * DAY_MS + MIDNIGHT_MS;
}

const keyOf = ({ part, kind, account }: LedgerSum): string => `${part} ${kind} ${account}`;

function together(parts: readonly LedgerSum[]): readonly LedgerSum[] {
  const sums = new Map<string, LedgerSum>();
  for (const part of parts) {
    const known = sums.get(keyOf(part));
    const debitFen = part.debitFen + (known?.debitFen ?? 0);
    const creditFen = part.creditFen + (known?.creditFen ?? 0);
    sums.set(keyOf(part), { ...part, debitFen, creditFen });
  }
  return [...sums.values()];
}

function differences(all: readonly LedgerSum[], goneOn: readonly LedgerSum[]): readonly string[] {
  const theirs = new Map(goneOn.map((sum) => [keyOf(sum), sum]));
  const keys = new Set([...all, ...goneOn].filter(({ part }) => part !== 'unbalanced').map(keyOf));
  const ours = new Map(all.map((sum) => [keyOf(sum), sum]));
  return [...keys].filter((key) => {
    const [one, other] = [ours.get(key), theirs.get(key)];
    return one?.debitFen !== other?.debitFen || one?.creditFen !== other?.creditFen;
  });
}
