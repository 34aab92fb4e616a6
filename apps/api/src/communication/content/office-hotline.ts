// The office's telephone number, at hand also while the database is not: pages carry it.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Rounds } from '../../platform/scheduling';
import { ContactStore } from './contact.store';

/** So late a page has the number that an editor has just changed. */
const LOOK_EVERY_MS = 30_000;

@Injectable()
export class OfficeHotline implements OnApplicationBootstrap, OnModuleDestroy {
  private known = '';
  private readonly rounds: Rounds;

  constructor(
    private readonly config: Config,
    private readonly contacts: ContactStore,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    const round = (): Promise<boolean> => this.look();
    this.rounds = new Rounds({ name: 'hotline of the office', round, pauseMs: LOOK_EVERY_MS, log });
  }

  /** Empty until it was read once. */
  get number(): string {
    return this.known;
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'engine') this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.stop();
  }

  async look(): Promise<boolean> {
    this.known = (await this.contacts.find(DEFAULT_LANGUAGE))?.hotline ?? '';
    return false;
  }
}
