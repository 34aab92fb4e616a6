// The reader's next auction: when it is, until when one enrols, and the one way on: enrol, pay, or enter the room.
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { AuctionsClient, onResume, OwnEnrolments, Rooms, ServerClock, Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { sayAuctionWhen } from '../../auctions/auction-when';
import { lastEnrolmentAtMs, enrolmentStanding } from '../../enrolments/enrolment-standing';
import { keyOf } from '../../room/key-of';
import { nextAuction } from './next-auction';
import { OwnLine } from './own-line';

const LOOKED_AT_MAX = 5;

@Component({
  selector: 'hp-auction-line',
  imports: [OwnLine, RouterLink],
  template: `
    @if (isShort()) {
      @if (next(); as auction) {
        @if (standing()?.status === 'enrolled') {
          <button
            type="button"
            class="hp-link-button"
            data-testid="own-enter"
            [attr.aria-busy]="isEntering()"
            (click)="enterRoom(auction.id)"
          >
            {{ say(isEntering() ? 'room.busy' : 'board.enterRoom') }} · {{ heading() }}
          </button>
        } @else {
          <a data-testid="own-auction" [routerLink]="['/auctions', auction.id]"
            >{{ heading() }} · {{ when() }}</a
          >
        }
      }
      @if (refused(); as words) {
        <span role="alert" data-testid="own-refused">{{ words }}</span>
      }
    } @else {
      <hp-own-line class="tall" icon="bell" data-testid="own-auction" [heading]="heading()">
        <span class="hp-soft">{{ when() }}</span>
        @if (deadline(); as words) {
          <span>{{ words }}</span>
        }
        @if (refused(); as words) {
          <span role="alert" data-testid="own-refused">{{ words }}</span>
        }
        <ng-container ngProjectAs="[ownWay]">
          @if (next(); as auction) {
            @switch (standing()?.status) {
              @case ('open') {
                <a
                  class="hp-button"
                  data-testid="own-enrol"
                  [routerLink]="['/auctions', auction.id, 'enrol', 'shares']"
                  >{{ say('enrolment.enrol') }}</a
                >
              }
              @case ('unpaid') {
                <a class="hp-button" [routerLink]="['/account/orders', orderNo()]">{{
                  say('enrolment.pay')
                }}</a>
              }
              @case ('enrolled') {
                <button
                  type="button"
                  class="hp-button"
                  data-testid="own-enter"
                  [attr.aria-busy]="isEntering()"
                  (click)="enterRoom(auction.id)"
                >
                  {{ say(isEntering() ? 'room.busy' : 'board.enterRoom') }}
                </button>
              }
              @default {
                <a class="hp-button quiet" [routerLink]="['/auctions', auction.id]">{{
                  say('auctions.open')
                }}</a>
              }
            }
          }
        </ng-container>
      </hp-own-line>
    }
  `,
})
export class AuctionLine {
  /** Below something that is more urgent: one line that leads on. */
  readonly isShort = input(false);

  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly clock = inject(ServerClock);
  private readonly session = inject(Session);
  private readonly own = inject(OwnEnrolments);
  private readonly rooms = inject(Rooms);
  private readonly router = inject(Router);

  protected readonly say = this.words.say;
  private readonly live = reading(() => this.client.page('live', 1, LOOKED_AT_MAX));
  private readonly coming = reading(() => this.client.page('coming', 1, LOOKED_AT_MAX));
  /** Null when there is none, undefined until that is known. */
  protected readonly next = computed(() => {
    const [live, coming] = [this.live.value(), this.coming.value()];
    if (live === null || coming === null) return undefined;
    const ownOf = (auctionId: number) => (this.session.citizen() === null ? null : this.own.of(auctionId));
    return nextAuction([...live.items, ...coming.items], ownOf, this.clock.nowMs());
  });
  protected readonly standing = computed(() => {
    const auction = this.next();
    if (!auction) return null;
    const own = this.session.citizen() === null ? null : (this.own.of(auction.id) ?? null);
    return enrolmentStanding(auction, own, this.clock.nowMs());
  });
  protected readonly heading = computed(() => {
    const auction = this.next();
    if (auction) {
      const title = this.words.auctionTitle(auction.title);
      return auction.isDrill === true ? `${this.say('drill.mark')} ${title}` : title;
    }
    if (auction === null) return this.say('auctions.noComing');
    const isFailed = [this.live, this.coming].some(({ state }) => state().status === 'failed');
    return isFailed ? this.say('auctions.failed') : '';
  });
  protected readonly when = computed(() => {
    const auction = this.next();
    return auction ? sayAuctionWhen(this.words, auction, this.clock.nowMs()) : '';
  });
  protected readonly deadline = computed(() => {
    const [auction, standing] = [this.next(), this.standing()];
    if (!auction || standing === null || standing.status === 'closed') return '';
    if (standing.status === 'enrolled')
      return this.say('enrolment.enrolled', { paddle: standing.enrolment.paddleNo ?? '' });
    const atMs = standing.status === 'early' ? standing.opensAtMs : lastEnrolmentAtMs(auction);
    return this.say(`enrolment.${standing.status}`, {
      time: this.words.dayTime(atMs, this.clock.nowMs()),
    });
  });
  protected readonly orderNo = computed(() => {
    const standing = this.standing();
    return standing?.status === 'unpaid' ? standing.enrolment.orderNo : null;
  });
  protected readonly isEntering = signal(false);
  /** Why the room did not open. */
  protected readonly refused = signal<string | null>(null);

  constructor() {
    onResume(() => {
      this.live.reload();
      this.coming.reload();
    });
  }

  /** Without a key, or where it is another one by now, the board's dialog asks: it is no part of the home page. */
  protected async enterRoom(auctionId: number): Promise<void> {
    if (this.isEntering()) return;
    this.isEntering.set(true);
    this.refused.set(null);
    const key = keyOf(this.own.of(auctionId));
    const refusal = key === null ? null : await this.rooms.enter(auctionId, key);
    this.isEntering.set(false);
    if (refusal !== null && refusal.code !== 'ROOM.REFUSED') this.refused.set(this.words.sayRefusal(refusal));
    else await this.router.navigate(['/auctions', auctionId]);
  }
}
