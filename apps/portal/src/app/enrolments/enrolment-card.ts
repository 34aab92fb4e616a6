// One enrolment: the key to its room, what to do next, and each share with what became of it.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EnrolmentEntryView, EnrolmentState, EnrolmentView, Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { EnrolmentsClient, OwnEnrolments, Rooms } from '@haopai/web-data';
import { Icon, Notice, StateChip, YuanPipe } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { StopNote } from '../auctions/stop-note';
import { sayAuctionWhen } from '../auctions/auction-when';
import { DisqualifiedNotice } from '../lots/disqualified-notice';
import { OrderDue } from '../orders/order-due';
import type { Look } from '../orders/order-words';
import { ToOwnBids } from '../own-bids/to-own-bids';
import { keyOf, paddleOfHidden } from '../room/key-of';
import { ConfirmSelf } from '../confirm-self/confirm-self';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import { RoomDoor } from '../room/room-door';
import { isUnderWay } from './enrolment-order';
import { EntryLine } from './entry-line';
import { PickUp } from './pick-up';
import { RoomKey } from './room-key';

const LOOKS: Readonly<Record<EnrolmentState | 'disqualified' | 'defaulted', Look>> = {
  unpaid: { tone: 'alert', icon: 'clock' },
  paid: { tone: 'lead', icon: 'check' },
  lapsed: { tone: 'neutral', icon: 'stop' },
  cancelled: { tone: 'neutral', icon: 'stop' },
  disqualified: { tone: 'stop', icon: 'stop' },
  defaulted: { tone: 'stop', icon: 'stop' },
};

@Component({
  selector: 'hp-enrolment-card',
  imports: [
    AuctionTitle,
    DisqualifiedNotice,
    DrillNote,
    EntryLine,
    Icon,
    Notice,
    OrderDue,
    PickUp,
    RoomKey,
    RouterLink,
    StateChip,
    StopNote,
    ToOwnBids,
    YuanPipe,
  ],
  templateUrl: './enrolment-card.html',
  styleUrls: ['../papers/fold.scss', './enrolment-card.scss'],
})
export class EnrolmentCard {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);
  private readonly own = inject(OwnEnrolments);
  private readonly rooms = inject(Rooms);
  private readonly confirming = inject(ConfirmSelf);
  private readonly router = inject(Router);
  private readonly door = inject(RoomDoor);
  private readonly confirm = inject(ConfirmDoor);

  readonly enrolment = input.required<EnrolmentView>();
  readonly nowMs = input.required<number>();
  /** It is another one now: to be read anew. */
  readonly changed = output();

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly isSteppingBack = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly isDisqualified = computed(() => this.enrolment().disqualified !== null);
  protected readonly state = computed(() => {
    if (this.isDisqualified()) return 'disqualified';
    const hasDefaulted = this.enrolment().entries.some(({ lot }) => lot?.outcome === 'defaulted');
    return hasDefaulted ? 'defaulted' : this.enrolment().state;
  });
  protected readonly look = computed(() => LOOKS[this.state()]);
  private readonly isLive = computed(() => isUnderWay(this.enrolment(), this.nowMs()));
  protected readonly stateWords = computed(() =>
    this.state() === 'paid' && this.isLive()
      ? this.say('auctions.running')
      : this.say(`enrolment.state.${this.state()}`),
  );
  protected readonly when = computed(() =>
    sayAuctionWhen(this.words, this.enrolment().auction, this.nowMs()),
  );
  /** The room is shut, to all or to this paddle. */
  protected readonly isOver = computed(() => this.enrolment().auction.state === 'past');
  protected readonly isShut = computed(() => this.isOver() || this.isDisqualified());
  protected readonly isComing = computed(() => this.enrolment().auction.startsAtMs > this.nowMs());
  protected readonly calendar = computed(() => this.client.calendarAddress(this.enrolment().id));
  /** The order that waits to be paid. */
  protected readonly toPay = computed(() => {
    const { orderNo, dueAtMs } = this.enrolment();
    return orderNo === null || dueAtMs === null || dueAtMs <= this.nowMs() ? null : { orderNo, dueAtMs };
  });
  /** Once it is paid. */
  protected readonly paddleNo = computed(
    () => keyOf(this.enrolment())?.paddleNo ?? paddleOfHidden(this.enrolment()),
  );

  protected readonly isEntering = computed(() => this.door.entering() === this.enrolment().auction.id);

  /** Paid, and the auction was postponed and has not started. */
  protected readonly mayStepBack = computed(() => {
    const { state, auction, disqualified } = this.enrolment();
    const isPostponed = auction.stop?.kind === 'postpone' && this.isComing();
    return state === 'paid' && isPostponed && disqualified === null;
  });

  constructor() {
    inject(SaleDialogs).fetchSoon();
  }

  /** Paid, behind no plate yet, and the auction is still to come. */
  protected mayChange({ deposit, lot }: EnrolmentEntryView): boolean {
    const { auction } = this.enrolment();
    const isRunningTo = auction.isDrill !== true && auction.stop?.kind !== 'cancel';
    return deposit === 'held' && lot === null && isRunningTo && this.isComing() && !this.isShut();
  }

  protected keep(enrolment: EnrolmentView): void {
    this.own.keep(enrolment.auction.id, enrolment);
    this.changed.emit();
  }

  protected async showCode(): Promise<void> {
    if (await this.confirming.prove()) this.changed.emit();
  }

  protected async stepBack(): Promise<void> {
    const { id, auction } = this.enrolment();
    if (this.isSteppingBack()) return;
    const isSure = await this.confirm.ask({
      heading: this.say('stopped.stepBackHeading', { auction: this.words.auctionTitle(auction.title) }),
      words: this.say('stopped.stepBackWords'),
      yes: this.say('stopped.stepBackYes'),
    });
    if (!isSure) return;
    this.isSteppingBack.set(true);
    const answer = await this.client.stepBack(id);
    this.isSteppingBack.set(false);
    this.refusal.set(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    this.own.keep(auction.id, answer.value);
    this.changed.emit();
  }

  /** With the key that stands here; where it is refused the dialog says why, and one stays. Nobody is asked for it who looks at what is to come. */
  protected async enterRoom(): Promise<void> {
    const { id } = this.enrolment().auction;
    this.own.keep(id, this.enrolment());
    const isLook = this.isComing() && keyOf(this.enrolment()) === null;
    if (!isLook) await this.door.open(id);
    if (isLook || this.rooms.pass(id) !== null) await this.router.navigate(['/auctions', id]);
  }
}
