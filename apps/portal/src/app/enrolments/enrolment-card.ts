// One enrolment: the key to its room, what to do next, and each share with what became of it.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EnrolmentState, EnrolmentView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { EnrolmentsClient, OwnEnrolments, Rooms } from '@haopai/web-data';
import { Icon, StateChip, YuanPipe } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { sayAuctionWhen } from '../auctions/auction-when';
import { DisqualifiedNotice } from '../lots/disqualified-notice';
import { OrderDue } from '../orders/order-due';
import type { Look } from '../orders/order-words';
import { keyOf } from '../room/key-of';
import { RoomDoor } from '../room/room-door';
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
    OrderDue,
    PickUp,
    RoomKey,
    RouterLink,
    StateChip,
    YuanPipe,
  ],
  templateUrl: './enrolment-card.html',
  styleUrl: './enrolment-card.scss',
})
export class EnrolmentCard {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);
  private readonly own = inject(OwnEnrolments);
  private readonly rooms = inject(Rooms);
  private readonly router = inject(Router);
  private readonly door = inject(RoomDoor);

  readonly enrolment = input.required<EnrolmentView>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly isDisqualified = computed(() => this.enrolment().disqualified !== null);
  protected readonly state = computed(() => {
    if (this.isDisqualified()) return 'disqualified';
    const hasDefaulted = this.enrolment().entries.some(({ lot }) => lot?.outcome === 'defaulted');
    return hasDefaulted ? 'defaulted' : this.enrolment().state;
  });
  protected readonly look = computed(() => LOOKS[this.state()]);
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
  protected readonly key = computed(() => keyOf(this.enrolment()));

  protected readonly isEntering = computed(() => this.door.entering() === this.enrolment().auction.id);

  /** With the key that stands here; where it is refused the dialog says why, and one stays. */
  protected async enterRoom(): Promise<void> {
    const { id } = this.enrolment().auction;
    this.own.keep(id, this.enrolment());
    await this.door.open(id);
    if (this.rooms.pass(id) !== null) await this.router.navigate(['/auctions', id]);
  }
}
