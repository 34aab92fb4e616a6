// The office's telephone number, address and hours, at hand also while the database is not: pages carry them.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type InEachLanguage } from '@haopai/rules';
import type { ContactView } from '@haopai/contracts';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Rounds } from '../../platform/scheduling';
import { ContactStore } from './contact.store';

/** So late a page has the number that an editor has just changed. */
const LOOK_EVERY_MS = 30_000;

@Injectable()
export class OfficeHotline implements OnApplicationBootstrap, OnModuleDestroy {
  private known: InEachLanguage<ContactView> | null = null;
  private readonly rounds: Rounds;

  constructor(
    private readonly config: Config,
    private readonly store: ContactStore,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    const round = (): Promise<boolean> => this.look();
    this.rounds = new Rounds({ name: 'hotline of the office', round, pauseMs: LOOK_EVERY_MS, log });
  }

  /** Null until it was read once, or where nothing is written; the same object until something changes. */
  get contacts(): InEachLanguage<ContactView> | null {
    return this.known;
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'engine') this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.stop();
  }

  async look(): Promise<boolean> {
    const found = await this.store.findAll();
    if (JSON.stringify(found) !== JSON.stringify(this.known)) this.known = found;
    return false;
  }
}
