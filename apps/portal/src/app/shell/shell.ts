// The frame of every page: skip link, header, the page itself, footer; on a phone the bidding page has the screen to itself.
import { Location } from '@angular/common';
import {
  ChangeDetectorRef,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  untracked,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { PageHeading, Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { filter, map } from 'rxjs';
import { AgreementUsher } from '../agreement/agreement-usher';
import { SessionEnded } from '../session/session-ended';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

const BIDDING_ADDRESS = /^\/(?:auctions|practice)\/-?\d+\/lots\/-?\d+/;

@Component({
  selector: 'hp-shell',
  imports: [RouterOutlet, SessionEnded, SiteFooter, SiteHeader],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly changes = inject(ChangeDetectorRef);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly outbid = viewChild.required('outbid', { read: ViewContainerRef });

  protected readonly say = inject(Words).say;
  /** Null before the first page. */
  private readonly arrivedAt = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: null },
  );
  /** From the first moment on, so that no bidding page must push away a header. */
  private readonly calledAt = inject(Location).path() || '/';
  protected readonly address = computed(() => this.arrivedAt() ?? this.calledAt);
  /** The bidding page needs the whole of a phone's screen. */
  protected readonly isBidding = computed(() => BIDDING_ADDRESS.test(this.address()));

  constructor() {
    inject(PageHeading).follow(this.main);
    inject(AgreementUsher).follow(this.arrivedAt);
    // A file that did not come is asked for again with the next page.
    effect(() => {
      if (this.session.citizenId() !== null && this.arrivedAt() !== null)
        void untracked(() => this.showOutbidBar()).catch(() => undefined);
    });
  }

  /** A page has its words as soon as it stands: a frame between the two would show it without them, and then push it down. */
  protected fillPage(): void {
    this.changes.detectChanges();
  }

  protected skipToContent(): void {
    this.main().nativeElement.focus();
  }

  /** Once: strangers have no use for it, and the first page is not to wait for it. */
  private async showOutbidBar(): Promise<void> {
    const { OutbidBar } = await import('../outbid/outbid-bar');
    if (this.outbid().length === 0) this.outbid().createComponent(OutbidBar);
  }
}
