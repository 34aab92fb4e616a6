// The frame of every page: skip link, header with language, theme and log-in, the page itself, footer.
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { filter, map } from 'rxjs';
import { Words } from '../i18n/words';
import { Preferences } from '../preferences/preferences';

const BIDDING_ADDRESS = /^\/auctions\/\d+\/lots\/\d+/;

@Component({
  selector: 'hp-shell',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly preferences = inject(Preferences);

  protected readonly say = this.words.say;
  protected readonly citizen = this.session.citizen;
  protected readonly isKnown = computed(() => this.session.state().status !== 'unknown');
  protected readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: '/' },
  );
  /** The bidding page needs the whole of a phone's screen. */
  protected readonly isBidding = computed(() => BIDDING_ADDRESS.test(this.address()));
  protected readonly next = computed(() => (this.address().startsWith('/login') ? null : this.address()));

  protected switchLanguage(): void {
    void this.words.use(this.words.language() === 'zh' ? 'en' : 'zh');
  }

  protected switchTheme(): void {
    this.preferences.theme.set(this.preferences.isDark() ? 'light' : 'dark');
  }

  protected async logOut(): Promise<void> {
    await this.session.logOut();
    await this.router.navigateByUrl('/');
  }

  protected skipToContent(main: HTMLElement): void {
    main.focus();
  }
}
