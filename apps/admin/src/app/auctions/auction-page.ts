// One auction: what it came to, its terms, what is in the way of its publication, and the acts on it.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminAuctionDetail } from '@haopai/contracts';
import { LANGUAGES } from '@haopai/rules';
import { momentOf, MomentPipe, type WordParams, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { groupYuan, Notice, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { AuctionFrame } from './auction-frame';
import { AuctionResult } from './auction-result';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';
import { StopDesk } from './stop-desk';

const DAY_MS = 86_400_000;

@Component({
  selector: 'hp-auction-page',
  imports: [AuctionFrame, AuctionResult, MomentPipe, Notice, RouterLink, StopDesk, YuanPipe],
  providers: [FaultFocus, OneAuction],
  templateUrl: './auction-page.html',
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    .acts:not(:has(*)) {
      display: none;
    }
    section {
      display: grid;
      gap: 12px;
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding-left: 20px;
    }
    li span {
      display: block;
    }
    .words {
      white-space: pre-line;
    }
  `,
  host: { class: 'hp-page' },
})
export class AuctionPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly confirm = inject(ConfirmDoor);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly span = this.words.span;
  protected readonly mayEdit = computed(() => this.session.may('auctions.edit'));
  protected readonly mayWatch = computed(() => this.session.may('control.watch'));
  protected readonly mayPublish = computed(() => this.session.may('auctions.publish'));
  protected readonly auction = computed(() => this.store.current());
  protected readonly isDraft = computed(() => this.auction()?.state === 'draft');
  /** Nothing runs there any more, and nothing that citizens go by can be amended. */
  protected readonly isOver = computed(() => this.auction()?.state === 'past');
  protected readonly isOpen = computed(() => !this.isDraft() && !this.isOver());
  /** Where the drill or sale lies that is too near; a server of the release before tells of none. */
  protected readonly nearTimes = computed(() => {
    const near = this.auction()?.near;
    if (near === null || near === undefined) return null;
    const { title, startsAtMs, endsAtMs, freeFromAtMs, freeUntilAtMs } = near;
    return this.say('auctionDesk.nearTimes', {
      title: this.words.auctionTitle(title),
      ...{ startsAt: momentOf(startsAtMs), endsAt: momentOf(endsAtMs) },
      ...{ freeFromAt: momentOf(freeFromAtMs), freeUntilAt: momentOf(freeUntilAtMs) },
    });
  });
  /** Who has looked at all of it as it stands; a server of the release before takes no such word. */
  protected readonly checks = computed(() => this.auction()?.checks ?? null);
  /** By whoever cannot publish it themself for having changed it: others just publish it. */
  protected readonly mayCheck = computed(() => {
    const { obstacles = [], lotCount = 0 } = this.auction() ?? {};
    const own = this.session.staff()?.id;
    const checks = this.checks();
    return (
      checks !== null &&
      lotCount > 0 &&
      obstacles.includes('AUCTION.SAME_PERSON') &&
      !checks.some(({ staffId }) => staffId === own)
    );
  });
  /** A server of the release before tells of none. */
  protected readonly overlaps = computed(() =>
    (this.auction()?.overlaps ?? []).map(({ title, startsAtMs, endsAtMs }) =>
      this.say('auctionDesk.overlap', {
        title: this.words.auctionTitle(title),
        ...{ startsAt: momentOf(startsAtMs), endsAt: momentOf(endsAtMs) },
      }),
    ),
  );
  protected readonly shortNotice = computed(() => {
    const notice = this.auction()?.notice;
    if (notice?.isShort !== true) return null;
    return { days: notice.noticeDays, earliestAt: momentOf(notice.earliestAtMs) };
  });
  /** A server of the release before knows of none. */
  protected readonly enrolmentTimes = computed(() => {
    const { enrolmentOpensAtMs: opensAtMs = null, enrolmentClosesAtMs: closesAtMs = null } =
      this.auction() ?? {};
    return this.say('auctionDesk.enrolmentTimes', {
      from: opensAtMs === null ? this.say('auctionDesk.fromPublication') : momentOf(opensAtMs),
      until: closesAtMs === null ? this.say('auctionDesk.untilStart') : momentOf(closesAtMs),
    });
  });
  /** As everybody gets it: one file for each language. */
  protected readonly announcements = computed(() =>
    LANGUAGES.map((language) => ({
      language,
      address: `/api/v1/auctions/${this.id()}/announcement?lang=${language}`,
    })),
  );
  protected readonly ladder = computed(() => (this.auction()?.ladderFen ?? []).map(groupYuan).join(' · '));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected async publish(): Promise<void> {
    const auction = this.auction();
    if (auction === null) return;
    const isDone =
      auction.notice?.isShort === true
        ? await this.publishShort(auction, auction.notice.noticeDays)
        : await this.publishInTime(auction);
    if (isDone) this.announcer.say(this.say('auctionDesk.published', { title: this.title(auction) }));
  }

  private async publishInTime(auction: AdminAuctionDetail): Promise<boolean> {
    const isSure = await this.confirm.ask({
      heading: this.say('auctionDesk.publishHeading', { title: this.title(auction) }),
      words: this.publishWords('auctionDesk.publishWords', auction),
      yes: this.say('auctionDesk.publish'),
    });
    if (!isSure) return false;
    const isDone = await this.store.change((seen) => this.client.publish(seen));
    if (isDone) return true;
    // The rule or the time has moved on since the page was read: then the next press asks for the reason.
    if (this.store.submission.refusal()?.code === 'AUCTION.SHORT_NOTICE') await this.store.refresh();
    this.focus.move();
    return false;
  }

  /** Sooner than the rules want it: with a second reason, which stays in the record of acts. */
  private async publishShort(auction: AdminAuctionDetail, days: number): Promise<boolean> {
    const done = await this.reasons.ask({
      heading: this.say('auctionDesk.shortHeading', { title: this.title(auction), days }),
      words: this.publishWords('auctionDesk.shortWords', auction, { days }),
      yes: this.say('auctionDesk.publish'),
      isGrave: true,
      act: (reason) => this.client.publish(auction, reason),
    });
    if (done !== null) await this.store.refresh();
    return done !== null;
  }

  /** When it starts, how soon that is, and what runs beside it. */
  private publishWords(key: string, auction: AdminAuctionDetail, more: WordParams = {}): string {
    const { startsAtMs, lotCount: lots } = auction;
    const overlaps = this.auction()?.overlaps ?? [];
    const leftMs = startsAtMs - Date.now();
    const days = Math.floor(leftMs / DAY_MS);
    const left = days < 2 ? this.span(leftMs) : this.say('factText.days', { count: days });
    const words = this.say(key, { startsAt: momentOf(startsAtMs), left, lots, ...more });
    if (overlaps.length === 0) return words;
    const titles = overlaps.map(({ title }) => this.words.auctionTitle(title)).join(' / ');
    return `${words} ${this.say('auctionDesk.publishOverlaps', { titles })}`;
  }

  private title({ title }: AdminAuctionDetail): string {
    return this.words.auctionTitle(title);
  }

  /** For a colleague who has changed it, too, and publishes it then. */
  protected async check(): Promise<void> {
    const auction = this.auction();
    if (auction === null) return;
    const isSure = await this.confirm.ask({
      heading: this.say('auctionDesk.checkHeading', { title: this.title(auction) }),
      words: this.say('auctionDesk.checkWords', { lots: auction.lotCount }),
      yes: this.say('auctionDesk.checkYes'),
    });
    if (!isSure) return;
    if (await this.store.change((seen) => this.client.check(seen)))
      this.announcer.say(this.say('auctionDesk.checked', { title: this.title(auction) }));
    else this.focus.move();
  }

  protected async discard(): Promise<void> {
    const auction = this.auction();
    if (auction === null) return;
    const title = this.words.auctionTitle(auction.title);
    const done = await this.reasons.ask({
      heading: this.say('auctionDesk.discardHeading', { title }),
      words: this.say('auctionDesk.discardWords', { lots: auction.lotCount }),
      yes: this.say('auctionDesk.discard'),
      isGrave: true,
      act: (reason) => this.client.discard(auction, reason),
    });
    if (done === null) return;
    this.announcer.say(this.say('auctionDesk.discarded', { title }));
    await this.router.navigate(['/auctions']);
  }
}
