// At the start: whether a key of the site is another one than when it was last seen. Of a key its mark is kept, from which it cannot be reckoned.
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../platform/config';
import { onceItAnswers } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { SecurityEventsStore } from './security-events.store';

const VERSION = 1;

@Injectable()
export class NoteKeys implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private noted: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    private readonly store: SecurityEventsStore,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'engine') return;
    this.noted = onceItAnswers(() => this.execute(), this.log, { signal: this.stop.signal }).catch(
      (error: unknown) => {
        if (!this.stop.signal.aborted) this.log.error({ err: error }, 'keys were not noted');
      },
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.noted;
  }

  /** The first time that a key is seen is no change of it. */
  async execute(): Promise<void> {
    const { session, personalData, instance } = this.config;
    const keys: Readonly<Record<string, string>> = {
      sessionSecret: session.secret,
      dataKeys: JSON.stringify(personalData.keys),
      dataHashKey: personalData.hashKey.toString('base64'),
    };
    for (const [name, key] of Object.entries(keys)) {
      const mark = markOf(name, key);
      const before = await this.store.lastKeyMark(name);
      if (before === mark) continue;
      const nowMs = Date.now();
      const event = {
        ...{ kind: 'keyChanged' as const, what: name, addressHash: null, accountHash: mark },
        ...{ times: before === null ? 0 : 1, fromMs: nowMs, toMs: nowMs },
      };
      await this.store.add(instance, [event]);
      if (before !== null) {
        const { addressHash: address, accountHash: account, ...said } = event;
        this.log.warn({ security: { v: VERSION, ...said, address, account } }, 'security');
      }
    }
  }
}

/** Keys are random and long: nobody guesses one by its mark. */
function markOf(name: string, key: string): string {
  return createHash('sha256').update(`haopai key mark\n${name}\n${key}`).digest('hex');
}
