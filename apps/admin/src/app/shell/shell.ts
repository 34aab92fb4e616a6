// The frame of every page: skip link, bar, the parts beside the page; and over it the log-in when a session is over, and the question for a passkey or a code.
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterOutlet } from '@angular/router';
import { PageHeading, Words } from '@haopai/web-app';
import { map } from 'rxjs';
import { Announcement } from '../announcements/announcement';
import { nextOf } from '../session/for-staff';
import { ConfirmationDue } from '../passkeys/confirmation-due';
import { SessionLapse } from '../session/session-lapse';
import { StaffSession } from '../session/staff-session';
import { SideBar } from './side-bar';
import { TopBar } from './top-bar';

const NARROW = '(max-width: 1023px)';

@Component({
  selector: 'hp-shell',
  imports: [Announcement, RouterOutlet, SideBar, TopBar],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '(keydown.escape)': 'isMenuOpen.set(false)' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly session = inject(StaffSession);
  private readonly lapse = inject(SessionLapse);
  private readonly confirmation = inject(ConfirmationDue);
  private readonly injector = inject(Injector);

  protected readonly say = inject(Words).say;
  protected readonly staff = this.session.staff;
  /** No page shows before it is known whether the parts stand beside it: it would have to make room. */
  protected readonly isWaiting = computed(() => this.session.state().status === 'unknown');
  protected readonly isMenuOpen = signal(false);
  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );

  constructor() {
    inject(PageHeading).follow(this.main);
    let wasIn = false;
    effect(() => {
      const isIn = this.session.staff() !== null;
      const isOver = wasIn && !isIn;
      wasIn = isIn;
      if (isOver) untracked(() => this.askToLogIn());
    });
    effect(() => {
      if (this.lapse.why() !== null) untracked(() => void this.askToLogInAgain());
    });
    effect(() => {
      const wanted = this.confirmation.wanted();
      if (wanted === 'passkey') untracked(() => void this.askForPasskey());
      if (wanted === 'code') untracked(() => void this.askForCode());
    });
  }

  protected skipToContent(): void {
    this.main().nativeElement.focus();
  }

  /** Over the page, so that what was typed stays; where its code cannot be fetched, on the page for it. */
  private async askToLogInAgain(): Promise<void> {
    const member = this.session.staff();
    const code = await import('../login/log-in-again').catch(() => null);
    if (this.lapse.why() === null) return;
    if (code === null || member === null) this.session.leave();
    else await this.injector.get(code.LogInAgain).ask(member);
  }

  /** Where its code cannot be fetched, the act stays undone and says why. */
  private async askForPasskey(): Promise<void> {
    const code = await import('../passkeys/show-passkey').catch(() => null);
    if (code === null) this.confirmation.end(false);
    else await this.injector.get(code.ShowPasskey).ask();
  }

  private async askForCode(): Promise<void> {
    const code = await import('../passkeys/show-code').catch(() => null);
    if (code === null) this.confirmation.end(false);
    else await this.injector.get(code.ShowCode).ask();
  }

  /** Whoever logged out begins at the first page; others come back to where they were. */
  private askToLogIn(): void {
    this.isMenuOpen.set(false);
    const next = this.session.whyOut() === null ? null : nextOf(this.router.url);
    void this.router.navigate(['/login'], { queryParams: { next } });
  }
}
