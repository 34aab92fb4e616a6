// The header of every page: where one can go, who is logged in, language and theme; behind a menu button where there is no room.
import { BreakpointObserver } from '@angular/cdk/layout';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { forgetOwnDrafts, Preferences, Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { LANGUAGE_FACTS, nextLanguage } from '@haopai/rules';
import { Bell } from '../notices/bell';
import { MENU_PLACES, OWN_PLACES } from './places';

/** The places, bell, a name and log-out fit beside each other above that, in English too; large text wants as much more. */
const NARROW = { normal: '(max-width: 1099px)', large: '(max-width: 1299px)' } as const;

@Component({
  selector: 'hp-site-header',
  imports: [Bell, Icon, NgTemplateOutlet, RouterLink, RouterLinkActive],
  templateUrl: './site-header.html',
  styleUrl: './site-header.scss',
  host: {
    '(keydown.escape)': 'closeByKey()',
    '(document:pointerdown)': 'closeFromOutside($event)',
  },
})
export class SiteHeader {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly menuButton = viewChild<ElementRef<HTMLElement>>('menuButton');

  readonly address = input.required<string>();

  protected readonly preferences = inject(Preferences);
  protected readonly say = this.words.say;
  /** The one that the switch goes on to, by its own name. */
  protected readonly otherLanguage = computed(() => LANGUAGE_FACTS[nextLanguage(this.words.language())]);
  protected readonly citizen = this.session.citizen;
  protected readonly isKnown = this.session.isKnown;
  /** Nobody answers who this is. */
  protected readonly isAsking = computed(() => this.session.silence() !== null);
  private readonly widths = toSignal(inject(BreakpointObserver).observe(Object.values(NARROW)), {
    requireSync: true,
  });
  protected readonly isNarrow = computed(
    () => this.widths().breakpoints[NARROW[this.preferences.textSize()]] === true,
  );
  protected readonly places = MENU_PLACES;
  protected readonly ownPlaces = OWN_PLACES;
  protected readonly isOpen = signal(false);
  protected readonly next = computed(() => {
    const address = this.address();
    return /^\/(login|register)/.test(address) ? null : address;
  });

  constructor() {
    effect(() => {
      this.address();
      this.isOpen.set(false);
    });
  }

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
  }

  protected closeByKey(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.menuButton()?.nativeElement.focus();
  }

  protected closeFromOutside({ target }: Event): void {
    if (target instanceof Node && !this.host.nativeElement.contains(target)) this.isOpen.set(false);
  }

  protected switchLanguage(): void {
    void this.words.use(nextLanguage(this.words.language()));
  }

  protected switchTheme(): void {
    this.preferences.theme.set(this.preferences.isDark() ? 'light' : 'dark');
  }

  protected switchTextSize(): void {
    this.preferences.textSize.update((size) => (size === 'large' ? 'normal' : 'large'));
  }

  protected async logOut(): Promise<void> {
    await this.session.logOut();
    forgetOwnDrafts();
    await this.router.navigateByUrl('/');
  }
}
