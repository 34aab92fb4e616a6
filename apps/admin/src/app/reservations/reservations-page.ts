// The review queue: what citizens wish for, decided one after the other, by keyboard alone if one likes.
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { ReservationCase, ReservationSearch } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { Plate, StateChip, YuanPipe } from '@haopai/web-ui';
import { groupVin, SelectField, TextField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { QueueStore } from './queue-store';
import { RESERVATION_LOOKS, RESERVATION_STATES } from './reservation-looks';

/** What the server takes of a plate and of a user name. */
const PLATE_PART = /^[0-9A-Za-z\u4e00-\u9fff]{1,10}$/;
const USERNAME_PART = /^\w{1,20}$/;

@Component({
  selector: 'hp-reservations-page',
  imports: [ListFrame, MomentPipe, Plate, RouterLink, SelectField, StateChip, TextField, YuanPipe],
  providers: [QueueStore],
  templateUrl: './reservations-page.html',
  styleUrl: './reservations-page.scss',
  host: { class: 'hp-page', '(document:keydown)': 'press($event)' },
})
export class ReservationsPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly session = inject(StaffSession);
  private readonly dialogs = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private isGone = false;
  protected readonly store = inject(QueueStore);

  readonly state = input<string>();
  readonly plate = input<string>();
  readonly username = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly looks = RESERVATION_LOOKS;
  protected readonly stateText = linkedSignal(() => this.state() ?? '');
  protected readonly plateText = linkedSignal(() => this.plate() ?? '');
  protected readonly usernameText = linkedSignal(() => this.username() ?? '');
  protected readonly states = computed(() =>
    RESERVATION_STATES.map((value) => ({ value, label: this.say(`reservationCase.state.${value}`) })),
  );
  protected readonly mayDecide = computed(() => this.session.may('reservations.decide'));
  protected readonly mayReadCitizens = computed(() => this.session.may('citizens.read'));
  private readonly search = computed<ReservationSearch>(() => {
    const state = RESERVATION_STATES.find((one) => one === this.state());
    const plate = (this.plate() ?? '').replace('·', '');
    const username = this.username() ?? '';
    return {
      ...(state === undefined ? {} : { state }),
      ...(PLATE_PART.test(plate) ? { plate } : {}),
      ...(USERNAME_PART.test(username) ? { username } : {}),
    };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
    effect(() => {
      const [search, page] = [this.search(), this.page()];
      untracked(() => void this.store.show(search, page));
    });
  }

  protected vin({ vin }: ReservationCase): string {
    return groupVin(vin);
  }

  protected filter(event?: Event): void {
    event?.preventDefault();
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    void this.router.navigate([], {
      queryParams: {
        state: given(this.stateText()),
        plate: given(this.plateText()),
        username: given(this.usernameText()),
      },
    });
  }

  /**
   * From the first key on, for the row that is marked: j and k go down and up, a or Enter approves, r rejects, each with one more question.
   * Not while something is typed, nor behind a dialog, nor where the focus is on what has a use of its own for the key.
   */
  protected press(event: KeyboardEvent): void {
    const { target, key } = event;
    const isOn = (what: string): boolean => target instanceof HTMLElement && target.closest(what) !== null;
    const isMore = event.ctrlKey || event.metaKey || event.altKey;
    if (isOn('input, select, textarea') || isMore || this.dialogs.openDialogs.length > 0) return;
    const isInList = isOn('tbody');
    const isFree = isInList || !isOn('a, button');
    if (key === 'j' || (key === 'ArrowDown' && isInList)) this.go(1);
    else if (key === 'k' || (key === 'ArrowUp' && isInList)) this.go(-1);
    else if (key === 'a' && isFree) this.decideCurrent('approve');
    else if (key === 'r' && isFree) this.decideCurrent('reject');
    else if (key === 'Enter' && !event.repeat && !isOn('a, button')) this.decideCurrent('approve');
    else return;
    event.preventDefault();
  }

  protected async decide(one: ReservationCase, what: 'approve' | 'reject'): Promise<void> {
    this.store.at.set(this.store.list.items().indexOf(one));
    await (what === 'approve' ? this.store.approve(one) : this.store.reject(one));
    this.focusRow();
  }

  private decideCurrent(what: 'approve' | 'reject'): void {
    const one = this.store.current();
    if (one?.state === 'pending' && this.mayDecide()) void this.decide(one, what);
  }

  private go(by: 1 | -1): void {
    this.store.step(by);
    this.rows()[this.store.at()]?.focus();
  }

  /** The list may have been asked for again: once it is drawn. */
  private focusRow(): void {
    if (this.isGone) return;
    afterNextRender(() => this.rows()[this.store.at()]?.focus(), { injector: this.injector });
  }

  private rows(): readonly HTMLTableRowElement[] {
    return [...this.host.nativeElement.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  }
}
