// The site's rules as they stand, for every use case: read every second, so that a change reaches all instances without a restart.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { SettingName } from '@haopai/contracts';
import { Chore } from '../chores';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { SettingsStore, type StandingSetting } from './settings.store';

const LOOK_EVERY_MS = 1_000;
const MINUTE_MS = 60_000;

type MinutesName = Extract<SettingName, `${string}Minutes`>;

@Injectable()
export class Settings extends Chore implements OnModuleInit {
  private standing: ReadonlyMap<SettingName, StandingSetting> = new Map();
  private readonly defaults: Readonly<Record<SettingName, number>>;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: SettingsStore,
  ) {
    super(config, log, {
      everyMs: LOOK_EVERY_MS,
      failure: 'the settings could not be read: the last known ones count',
    });
    const { heldMs, openOrdersMax } = config.listings;
    this.defaults = {
      'listings.heldMinutes': heldMs / MINUTE_MS,
      'listings.openOrdersMax': openOrdersMax,
      'reservations.openMax': 3,
      'reminders.bidderMinutes': 60,
      'reminders.watcherMinutes': 15,
      'logs.keptDays': 190,
    };
  }

  /** Nobody is served before the settings are known. */
  async onModuleInit(): Promise<void> {
    await this.lookOnce();
  }

  /** Never asks the database: it may stand inside a transaction. */
  value(name: SettingName): number {
    return this.standing.get(name)?.value ?? this.defaults[name];
  }

  ms(name: MinutesName): number {
    return this.value(name) * MINUTE_MS;
  }

  defaultOf(name: SettingName): number {
    return this.defaults[name];
  }

  protected async lookOnce(): Promise<void> {
    this.standing = await this.store.standing();
  }
}
