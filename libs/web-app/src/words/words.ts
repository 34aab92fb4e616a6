// Words in the reader's language: one function for templates and stores, which follows the language as a signal.
import { inject, Injectable, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import type { FailureKind } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { DEFAULT_LANGUAGE, type InEachLanguage, type Language, LANGUAGE_TAGS } from '@haopai/rules';
import type { Fault } from '../forms/fault';
import { Preferences } from '../preferences/preferences';
import { dateOf, dayOf, otherDayOf, timeOf } from './day-time';
import { inNumber } from './in-number';
import { refusalParams, type Writers } from './refusal-params';
import { spanOf } from './span-of';

/** Why something was not brought: of a reading, or of a question that was asked once. */
export interface Failure {
  readonly refusal: Refusal;
  readonly kind?: FailureKind;
}

export type WordParams = Readonly<Record<string, string | number>>;

/** Words of a part that few open, in files that come with it instead of with the first page. */
export type WordsPart = InEachLanguage<() => Promise<{ readonly default: Translation }>>;

@Injectable({ providedIn: 'root' })
export class Words {
  private readonly transloco = inject(TranslocoService);
  private readonly preferences = inject(Preferences);
  private readonly current = signal<Language>(DEFAULT_LANGUAGE);
  private readonly parts = new Set<WordsPart>();

  readonly language = this.current.asReadonly();

  /** Loads the language's words before showing any of them, and keeps the choice. */
  async use(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    await Promise.all([...this.parts].map((part) => this.add(part, language)));
    this.transloco.setActiveLang(language);
    document.documentElement.lang = LANGUAGE_TAGS[language];
    this.preferences.language.set(language);
    this.current.set(language);
  }

  /** Resolves when they are there: now, and in each language that is chosen later. */
  async bring(part: WordsPart): Promise<void> {
    this.parts.add(part);
    await this.add(part, this.current());
  }

  private async add(part: WordsPart, language: Language): Promise<void> {
    const { default: words } = await part[language]();
    this.transloco.setTranslation(words, language, { merge: true, emitChange: false });
  }

  readonly say = (key: string, params: WordParams = {}): string =>
    inNumber(this.transloco.translate<string>(key, params, this.current()), params);

  /** For what may have no words yet. */
  readonly sayOr = (key: string, otherwise: string): string =>
    key in this.transloco.getTranslation(this.current()) ? this.say(key) : otherwise;

  /** What has words in an area, in the order of its letters: `namesIn('act')` → `agreement.added`, … */
  readonly namesIn = (area: string): readonly string[] => {
    const beginning = `${area}.`;
    const keys = Object.keys(this.transloco.getTranslation(this.current()));
    return keys.flatMap((key) => (key.startsWith(beginning) ? [key.slice(beginning.length)] : [])).sort();
  };

  /** What happened and what to do, with the figures that came with the refusal; of some codes each reason has words of its own. */
  readonly sayRefusal = (refusal: Refusal): string => {
    const key = `refusal.${refusal.code}`;
    const ofReason = 'reason' in refusal.data ? `${key}.${refusal.data.reason}` : key;
    const isKnown = ofReason in this.transloco.getTranslation(this.current());
    return this.say(isKnown ? ofReason : key, refusalParams(refusal, this.writers));
  };

  /** As a refusal; of no answer, that it is tried again by itself. */
  readonly sayFailure = ({ kind, refusal }: Failure): string => {
    if (kind !== 'noAnswer') return this.sayRefusal(refusal);
    if (refusal.code !== 'SERVER.BUSY') return this.say('load.noAnswer');
    return this.say('load.busy', refusalParams(refusal, this.writers));
  };

  /** What is wrong with a field and how to mend it; null when nothing is. */
  readonly sayFault = (fault: Fault | null): string | null =>
    fault === null ? null : this.say(fault.key, refusalParams(fault, this.writers));

  /** How long, in the unit in which one would say it: 58 秒, 12 分钟, 3 小时. */
  readonly span = (lengthMs: number): string => {
    const { unit, count } = spanOf(lengthMs);
    return this.say(`span.${unit}`, { count });
  };

  readonly region = (code: string): string => this.say(`region.${code}`);
  readonly vehicle = (kind: string): string => this.say(`vehicle.${kind}`);

  /** With the day, in Beijing time: 今天 14:05, Tomorrow 09:00. */
  readonly dayTime = (atMs: number, nowMs: number): string => {
    const day = dayOf(atMs, nowMs);
    const words = day === 'another' ? otherDayOf(atMs, nowMs, this.current()) : this.say(`time.${day}`);
    return `${words} ${timeOf(atMs)}`;
  };

  /** As `dayTime` within a sentence, where English writes today and tomorrow small; a date begins with its day. */
  readonly dayTimeWithin = (atMs: number, nowMs: number): string =>
    this.dayTime(atMs, nowMs).replace(/^[A-Z]/, (letter) => letter.toLowerCase());

  /** The day with its year, in Beijing time: 2026年11月20日, 20 November 2026. */
  readonly date = (atMs: number): string => dateOf(atMs, this.current());

  private readonly writers: Writers = {
    money: formatYuan,
    time: (atMs) => this.dayTimeWithin(atMs, Date.now()),
    region: this.region,
    vehicle: this.vehicle,
    span: this.span,
  };

  /** `2026年第2期` is Auction 2 of 2026 to those who read English; every other name stays as it was given. */
  readonly auctionTitle = (title: string): string => {
    const [, year, no] = /^(\d{4})年第(\d+)期$/.exec(title) ?? [];
    return year === undefined || no === undefined ? title : this.say('auctionTitle.numbered', { year, no });
  };
}
