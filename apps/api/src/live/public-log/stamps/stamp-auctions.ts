// Has the last checkpoint of each auction stamped by a time authority, soon after its end, and keeps what comes back. Nothing waits for it.
import { Inject, Injectable } from '@nestjs/common';
import { parseNote, utf8 } from '@haopai/log';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { PeriodicTask } from '../../../platform/scheduling';
import { sha256 } from '../log-key';
import { valueOf } from '../tree.store';
import { HttpTimeAuthority } from './http-time-authority';
import { requestStamp } from './request-stamp';
import { SandboxTimeAuthority } from './sandbox-time-authority';
import { StampsStore } from './stamps.store';
import type { TimeAuthority } from './time-authority';

const LOOK_EVERY_MS = 2_000;

@Injectable()
export class StampAuctions extends PeriodicTask {
  private readonly authority: TimeAuthority | null;
  private waiting = 0;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly stamps: StampsStore,
    metrics: Metrics,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'an auction is not stamped yet' });
    this.authority = authorityOf(config.publicLog.stamps);
    if (this.authority !== null) metrics.show('publicLogStampsWaiting', () => this.waiting);
  }

  protected async lookOnce(): Promise<void> {
    const { authority } = this;
    if (authority === null) return;
    this.waiting = await this.stamps.waiting();
    if (this.waiting === 0) return;
    for (const auctionId of await this.stamps.due()) {
      const last = await this.stamps.lastCheckpoint(auctionId);
      if (this.isStopped || last === null || !(await this.stamps.take(auctionId))) continue;
      const { text } = valueOf(parseNote(last.note));
      await this.stamps.keep(auctionId, last.size, await requestStamp(authority, sha256(utf8(text))));
      this.programLog.info({ auctionId, size: last.size }, 'the end of an auction is stamped');
    }
  }
}

function authorityOf(stamps: string): TimeAuthority | null {
  if (stamps === 'off') return null;
  return stamps === 'sandbox' ? new SandboxTimeAuthority() : new HttpTimeAuthority(stamps);
}
