// The site's rules as they stand, for every use case: read every second, so that a change reaches all instances without a restart.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { SettingName } from '@haopai/contracts';
import {
  DEFAULT_COUNTDOWN_MS,
  DEFAULT_FIRST_BID_MS,
  DEFAULT_LADDER_STEP_YUAN,
  type Fen,
  yuanToFen,
} from '@haopai/rules';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { SettingsStore, type StandingSetting } from './settings.store';

const LOOK_EVERY_MS = 1_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

type MinutesName = Extract<SettingName, `${string}Minutes`>;
type SecondsName = Extract<SettingName, `${string}Seconds`>;
type YuanName = Extract<SettingName, `${string}Yuan`>;

/** A public sale is announced a week before (docs/adr/0074); a demonstration begins when somebody wants to see it. */
const NOTICE_DAYS = 7;
/** Half a year: long enough to be felt, short enough to be learned from. */
const BAN_DAYS = 180;

/** As the user agreement promises an answer; kept as long as one may still go to court. */
const CLAIMS = { 'claims.answerDays': 15, 'claims.replyDays': 10, 'claims.keptDays': 1_095 } as const;

/** Long enough to pay, too short to keep a car from its owner (docs/adr/0092). */
const HOLDS = { 'enrolments.heldMinutes': 30, 'orders.unpaidMax': 3, 'orders.pauseMinutes': 15 } as const;

/** Three in ten of twenty or more: fewer come and go by themselves (docs/adr/0101). */
const CUT_OFFS = {
  'cutOffs.paddlesMin': 20,
  'cutOffs.percentMin': 30,
  'cutOffs.withinSeconds': 5,
  'cutOffs.awaySeconds': 5,
} as const;

/** Of a large city on a busy day; a provider counts what it is paid for (docs/adr/0104). */
const CODES = {
  'codes.registerPerDay': 5_000,
  'codes.loginPerDay': 20_000,
  'codes.recoverPerDay': 3_000,
  'codes.changeMobilePerDay': 2_000,
  'codes.confirmPerDay': 10_000,
  'strangers.proofWork': 200,
} as const;

/** As the manual has them. */
const USUAL = {
  'reservations.depositYuan': 5_000,
  'reservations.startPriceYuan': 10_000,
  'reservations.payDays': 3,
  'reservations.reviewDays': 3,
  'auctions.depositYuan': 5_000,
  'auctions.sharesMax': 10,
  'auctions.paymentDays': 5,
  'auctions.firstBidSeconds': DEFAULT_FIRST_BID_MS / SECOND_MS,
  'auctions.countdownSeconds': DEFAULT_COUNTDOWN_MS / SECOND_MS,
  'auctions.ladderStepYuan': DEFAULT_LADDER_STEP_YUAN,
  'auctions.staggerSeconds': 0,
  'auctions.attachmentsMax': 5,
  'auctions.attachmentMegabytes': 10,
} as const;

@Injectable()
export class Settings extends PeriodicTask implements OnModuleInit {
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
    const isProduction = config.environment === 'production';
    this.defaults = {
      'listings.heldMinutes': heldMs / MINUTE_MS,
      'listings.openOrdersMax': openOrdersMax,
      ...HOLDS,
      'reservations.openMax': 3,
      ...USUAL,
      'auctions.noticeDays': isProduction ? NOTICE_DAYS : 0,
      'auctions.nextBidderDays': 0,
      ...CUT_OFFS,
      'citizens.banDays': BAN_DAYS,
      'citizens.askedSinceDate': 0,
      ...CLAIMS,
      'reminders.bidderMinutes': 60,
      'reminders.watcherMinutes': 15,
      ...CODES,
      'logs.keptDays': 190,
    };
  }

  /** Nobody is served before the settings are known. */
  onModuleInit(): Promise<void> {
    return this.lookAtStart();
  }

  /** Never asks the database: it may stand inside a transaction. */
  value(name: SettingName): number {
    return this.standing.get(name)?.value ?? this.defaults[name];
  }

  ms(name: MinutesName | SecondsName): number {
    return this.value(name) * (name.endsWith('Seconds') ? SECOND_MS : MINUTE_MS);
  }

  fen(name: YuanName): Fen {
    return yuanToFen(this.value(name));
  }

  defaultOf(name: SettingName): number {
    return this.defaults[name];
  }

  protected async lookOnce(): Promise<void> {
    this.standing = await this.store.standing();
  }
}
