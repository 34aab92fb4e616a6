// Erases logs, and browsers last logged in from, that are older than the site keeps them, a few at a time, and nothing that is younger than six months whatever is set.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LOG_DAYS_MIN, type LogKind } from '@haopai/contracts';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { logFileBeginsAtMs, PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { Settings } from '../settings';
import { type ErasureKey, ErasuresStore } from './erasures.store';
import { LogFiles } from './log-files';
import { OldDevicesStore } from './old-devices.store';
import { OldLogInsStore } from './old-log-ins.store';

/** After the start, when there is more urgent work. */
const FIRST_LOOK_AFTER_MS = 3_000;
const LOOK_EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Rows of one transaction, and how many of them one look makes: what is left over is the next look's. */
export const ROWS_AT_ONCE = 500;
export const BATCHES_MAX = 200;
/** Between them, so that others have the database. */
const PAUSE_MS = 20;
const FILES_MAX = 1_000;

@Injectable()
export class EraseOldLogs extends PeriodicTask implements OnModuleInit {
  private readonly files: LogFiles | null;
  private firstLook: NodeJS.Timeout | null = null;
  /** Of the last look that went through; until there was one, the start. */
  private finishedAtMs = Date.now();

  constructor(
    private readonly own: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly settings: Settings,
    private readonly logIns: OldLogInsStore,
    private readonly devices: OldDevicesStore,
    private readonly erasures: ErasuresStore,
    private readonly transactions: Transactions,
    private readonly metrics: Metrics,
  ) {
    super(own, log, { everyMs: LOOK_EVERY_MS, failure: 'old logs stay' });
    this.files = own.logDir === null ? null : new LogFiles(own.logDir);
  }

  onModuleInit(): void {
    // Engines erase nothing.
    if (this.own.role === 'engine') return;
    this.metrics.show('logsErasedAgoSeconds', () => (Date.now() - this.finishedAtMs) / 1_000);
  }

  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    if (this.own.role === 'engine') return;
    this.firstLook = setTimeout(() => void this.look(), FIRST_LOOK_AFTER_MS);
    this.firstLook.unref();
  }

  override async onModuleDestroy(): Promise<void> {
    if (this.firstLook !== null) clearTimeout(this.firstLook);
    await super.onModuleDestroy();
  }

  get keptDays(): number {
    return Math.max(LOG_DAYS_MIN, this.settings.value('logs.keptDays'));
  }

  protected async lookOnce(): Promise<void> {
    await this.eraseRows('logIns', this.logIns);
    await this.eraseRows('devices', this.devices);
    if (this.files !== null) await this.eraseFiles(this.files);
    await this.erasures.forgetOlder(this.keptMs);
    this.finishedAtMs = Date.now();
  }

  private async eraseRows(kind: 'logIns' | 'devices', rows: OldLogInsStore | OldDevicesStore): Promise<void> {
    const key = this.keyOf(kind);
    const { beforeMs } = await this.erasures.begin(key, this.keptMs);
    for (let batch = 0; batch < BATCHES_MAX && !this.isStopped; batch += 1) {
      const gone = await this.transactions.run(async (transaction) => {
        const erased = await rows.erase(transaction, beforeMs, ROWS_AT_ONCE);
        if (erased > 0) await this.erasures.count(key, erased, transaction);
        return erased;
      });
      this.metrics.noteErased(kind, gone);
      if (gone < ROWS_AT_ONCE) break;
      await sleep(PAUSE_MS);
    }
    await this.erasures.finish(key, await rows.oldestAtMs());
  }

  private async eraseFiles(files: LogFiles): Promise<void> {
    const key = this.keyOf('logFiles');
    const { beforeMs } = await this.erasures.begin(key, this.keptMs);
    const old = (await files.all()).filter(({ endsAtMs }) => endsAtMs <= beforeMs);
    for (const file of old.slice(0, FILES_MAX)) {
      if (this.isStopped || !(await files.erase(file))) continue;
      await this.erasures.count(key, 1);
      this.metrics.noteErased('logFiles', 1);
    }
    const [oldest] = await files.all();
    await this.erasures.finish(key, oldest === undefined ? null : logFileBeginsAtMs(oldest.name));
  }

  private get keptMs(): number {
    return this.keptDays * DAY_MS;
  }

  private keyOf(kind: LogKind): ErasureKey {
    return { kind, instance: this.own.instance };
  }
}
