// Looks once a day whether the books hold what they must: entries balance, deposits are what the ledger says of them, accounts stand on their side, and
// orders and refunds are booked as they are. One instance looks, and all of them tell what it found.
import { Inject, Injectable } from '@nestjs/common';
import type { LedgerSums } from '@haopai/contracts';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { PeriodicTask } from '../../../platform/scheduling';
import { type BookFault, BookAuditsStore } from './book-audits.store';
import { BookSumsStore } from './book-sums.store';
import { sumBooks } from './sum-books';

const LOOK_EVERY_MS = 5 * 60_000;
const LEASE_MS = 30 * 60_000;
/** Whatever was booked until now: no clock is asked. */
const ALL = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, auctionId: null };
/** What is owed stands below nought. */
const OWED: readonly string[] = ['deposits', 'refundsDue', 'surplus', 'outside'];

const dayInBeijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

@Injectable()
export class AuditBooks extends PeriodicTask {
  private newest: { readonly faults: number; readonly agoMs: number; readonly readAtMs: number } | null =
    null;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly audits: BookAuditsStore,
    private readonly sums: BookSumsStore,
    metrics: Metrics,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'the books could not be looked at' });
    if (config.role === 'engine') return;
    metrics.show('bookFaults', () => this.newest?.faults ?? 0);
    metrics.show('booksAuditedAgoSeconds', () => this.agoMs() / 1_000);
  }

  protected async lookOnce(): Promise<void> {
    const nowMs = await this.audits.nowMs();
    const day = dayInBeijing.format(nowMs);
    if (await this.audits.claim(day, LEASE_MS)) await this.audit(day);
    const newest = await this.audits.newest();
    this.newest =
      newest === null
        ? null
        : { faults: newest.faults, agoMs: nowMs - newest.doneAtMs, readAtMs: performance.now() };
  }

  private async audit(day: string): Promise<void> {
    const sums = sumBooks(ALL, await this.sums.sums(ALL));
    const faults = [...faultsOf(sums), ...(await this.audits.faults())];
    if (faults.length > 0) this.programLog.error({ day, faults }, 'the books do not hold what they must');
    await this.audits.finish(day, faults);
  }

  private agoMs(): number {
    return this.newest === null ? 0 : this.newest.agoMs + performance.now() - this.newest.readAtMs;
  }
}

function faultsOf({ faults, accounts }: LedgerSums): readonly BookFault[] {
  const wrongSide = accounts.filter(({ account, closingFen }) =>
    OWED.includes(account) ? closingFen > 0 : account === 'provider' && closingFen < 0,
  );
  return [
    ...faults.map((what) => ({ what, count: 1 })),
    ...wrongSide.map(({ account }) => ({ what: `account ${account}`, count: 1 })),
  ];
}
