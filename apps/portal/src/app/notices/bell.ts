// The bell in the header: the way to one's notices, how many are unread, and a word for whoever hears the page when one comes.
import { Component, computed, effect, inject, Injector, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '@haopai/web-app';
import { NoticeBell, Session } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { ACCOUNT_WORDS } from '../account/words-loader';
import { noticeText } from './notice-words';
import { isPushWantedBy } from './push-choice';

/** More are not counted out: the place is small. */
const SHOWN_MAX = 99;

@Component({
  selector: 'hp-bell',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <a
      routerLink="/account/notices"
      routerLinkActive="here"
      ariaCurrentWhenActive="page"
      data-testid="bell"
      [attr.aria-label]="label()"
      [attr.title]="label()"
    >
      <hp-icon name="bell" />
      @if (unread() > 0) {
        <span class="count" data-testid="bell-count">{{ shown() }}</span>
      }
    </a>
    <span class="hp-heard" role="status">{{ news() }}</span>
  `,
  styleUrl: './bell.scss',
})
export class Bell {
  private readonly words = inject(Words);
  private readonly bell = inject(NoticeBell);

  private readonly injector = inject(Injector);
  private readonly session = inject(Session);

  protected readonly unread = this.bell.unread;
  protected readonly shown = computed(() =>
    this.unread() > SHOWN_MAX ? `${SHOWN_MAX}+` : String(this.unread()),
  );
  protected readonly label = computed(() =>
    this.unread() === 0
      ? this.words.say('notices.heading')
      : this.words.say('notices.bell', { count: this.shown() }),
  );
  private readonly areWordsHere = signal(false);
  protected readonly news = computed(() => {
    const notice = this.bell.latest();
    if (notice === null || !this.areWordsHere()) return '';
    const { title, params, isDrill } = noticeText(notice, this.words);
    const mark = isDrill ? `${this.words.say('drill.mark')}: ` : '';
    return this.words.say('notices.arrived', { title: mark + this.words.say(title, params) });
  });

  constructor() {
    effect(() => {
      if (this.bell.latest() !== null) void this.bringWords();
    });
    effect(() => {
      const citizenId = this.session.citizenId();
      if (citizenId !== null && isPushWantedBy(citizenId)) void this.keepPushes();
    });
  }

  /** With the first notice that comes. Over a line that is gone they stay away, and come with the next. */
  private async bringWords(): Promise<void> {
    await this.words.bring(ACCOUNT_WORDS).then(
      () => this.areWordsHere.set(true),
      () => undefined,
    );
  }

  /** A new session has to be told to the site; whoever wants no pushes never loads what does that. */
  private async keepPushes(): Promise<void> {
    const { BrowserPush } = await import('./browser-push');
    this.injector.get(BrowserPush);
  }
}
