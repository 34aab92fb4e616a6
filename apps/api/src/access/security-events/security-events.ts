// The stream of security events: told at the moment, counted, and written once a minute, to the log that is shipped elsewhere and to the table that auditors
// search. Nothing personal stands in it: addresses and accounts are keyed hashes.
import { Inject, Injectable } from '@nestjs/common';
import { LOG_DAYS_MIN } from '@haopai/contracts';
import { Config } from '../../platform/config';
import { addressKey } from '../../platform/limits';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { PersonalData } from '../../platform/personal-data';
import { PeriodicTask } from '../../platform/scheduling';
import { Settings } from '../settings';
import type { SecurityEvent, SecurityFact } from './security-event';
import { SecurityEventsStore } from './security-events.store';
import { type Counted, SecurityTally } from './security-tally';

const WRITTEN_EVERY_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Of the schema in docs/security-events.md. */
const VERSION = 1;

@Injectable()
export class SecurityEvents extends PeriodicTask {
  private readonly tally = new SecurityTally();
  private readonly visitsBefore = new Map<string, number>();

  constructor(
    private readonly own: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly store: SecurityEventsStore,
    private readonly personalData: PersonalData,
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {
    super(own, programLog, { everyMs: WRITTEN_EVERY_MS, failure: 'security events are in the log alone' });
  }

  /** An addition in memory, whatever comes. */
  note(fact: SecurityFact): void {
    this.tally.note(fact, Date.now());
  }

  /** What was counted when the program stops is written at once. */
  override async onModuleDestroy(): Promise<void> {
    await super.onModuleDestroy();
    await this.write().catch(() => undefined);
  }

  protected async lookOnce(): Promise<void> {
    await this.noteFloods();
    await this.write();
    const keptDays = Math.max(LOG_DAYS_MIN, this.settings.value('logs.keptDays'));
    await this.store.eraseOld(Date.now() - keptDays * DAY_MS);
  }

  private async write(): Promise<void> {
    const events = this.tally.take().map((counted) => this.eventOf(counted));
    // First to the log: the database may be away.
    for (const { addressHash, accountHash, ...event } of events)
      this.programLog.warn(
        { security: { v: VERSION, ...event, address: addressHash, account: accountHash } },
        'security',
      );
    await this.store.add(this.own.instance, events);
  }

  private eventOf({ address, account, ...event }: Counted): SecurityEvent {
    return {
      ...event,
      addressHash: address === null ? null : this.personalData.hash('address', addressKey(address)),
      accountHash: account === null ? null : this.personalData.hash('account', account),
    };
  }

  /** Doors count whom they turn away or cut off for the metrics anyway: here it is read once a minute. */
  private async noteFloods(): Promise<void> {
    for (const { lane, outcome, count } of await this.metrics.visitsSoFar()) {
      if (outcome === 'served') continue;
      const what = `${lane}.${outcome}`;
      const more = count - (this.visitsBefore.get(what) ?? 0);
      this.visitsBefore.set(what, count);
      if (more > 0)
        this.tally.note({ kind: 'floodCut', what, address: null, account: null }, Date.now(), more);
    }
  }
}
