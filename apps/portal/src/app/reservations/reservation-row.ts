// One reservation: the plate, its car, how far it is, why it was rejected, and what to do by when.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReservationState, ReservationView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Plate, StateChip, YuanPipe } from '@haopai/web-ui';
import { groupVin } from '@haopai/web-ui/fields';
import { AuctionTitle } from '../auctions/auction-title';
import { OrderDue } from '../orders/order-due';
import type { Look } from '../orders/order-words';

const LOOKS: Readonly<Record<ReservationState, Look>> = {
  pending: { tone: 'neutral', icon: 'clock' },
  approved: { tone: 'alert', icon: 'clock' },
  rejected: { tone: 'stop', icon: 'stop' },
  paid: { tone: 'lead', icon: 'check' },
  inAuction: { tone: 'lead', icon: 'check' },
  lapsed: { tone: 'neutral', icon: 'stop' },
};

@Component({
  selector: 'hp-reservation-row',
  imports: [AuctionTitle, OrderDue, Plate, RouterLink, StateChip, YuanPipe],
  template: `
    @let it = reservation();
    <article class="hp-card" [attr.data-testid]="'reservation-' + it.id" [attr.data-state]="it.state">
      <hp-plate [number]="it.plate.number" [kind]="it.plate.kind" [colour]="it.plate.colour" />
      <div class="what">
        <hp-state-chip [tone]="look().tone" [icon]="look().icon">{{
          say('reservation.state.' + it.state)
        }}</hp-state-chip>
        <p>{{ say('reservation.then.' + it.state) }}</p>
        @if (it.reason; as reason) {
          <p class="reason">{{ say('reservation.reason', { reason }) }}</p>
        }
        @if (isToPay() && it.payByMs !== null) {
          <hp-order-due [dueAtMs]="it.payByMs" [nowMs]="nowMs()" />
        }
        @if (it.depositFen !== null) {
          <p data-testid="reservation-deposit">
            {{ say('reservation.deposit', { deposit: (it.depositFen | yuan) }) }}
          </p>
        }
        <p class="hp-soft">{{ say('order.depositVin', { vin: vin() }) }}<br />{{ when() }}</p>
        <p class="ways">
          @if (it.orderNo !== null) {
            @if (isToPay()) {
              <a
                class="hp-button"
                data-testid="reservation-pay"
                [routerLink]="['/account/orders', it.orderNo]"
                >{{ say('reservation.pay') }}</a
              >
            } @else {
              <a [routerLink]="['/account/orders', it.orderNo]">{{ say('enrolment.order') }}</a>
            }
          }
          @if (it.auction; as auction) {
            @if (it.lotId !== null) {
              <a data-testid="reservation-lot" [routerLink]="['/auctions', auction.id, 'lots', it.lotId]"
                ><hp-auction-title [title]="auction.title"
              /></a>
            } @else {
              <hp-auction-title [title]="auction.title" />
            }
          }
        </p>
      </div>
    </article>
  `,
  styles: `
    article {
      display: grid;
      grid-template-columns: 160px minmax(0, 1fr);
      gap: 16px 24px;
      align-items: start;
    }
    .what {
      display: grid;
      gap: 8px;
      justify-items: start;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .reason {
      padding-left: 12px;
      border-left: 3px solid var(--hp-stop);
    }
    .hp-soft {
      font-size: 0.875rem;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 20px;
    }
    .ways:empty {
      display: none;
    }
    .ways a:not(.hp-button) {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
    @media (max-width: 599px) {
      article {
        grid-template-columns: 1fr;
      }
      hp-plate {
        width: 160px;
      }
      .ways .hp-button {
        flex: 1 1 100%;
      }
    }
  `,
})
export class ReservationRow {
  private readonly words = inject(Words);

  readonly reservation = input.required<ReservationView>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly look = computed(() => LOOKS[this.reservation().state]);
  protected readonly vin = computed(() => groupVin(this.reservation().vin));
  protected readonly isToPay = computed(() => {
    const { state, payByMs } = this.reservation();
    return state === 'approved' && (payByMs === null || payByMs > this.nowMs());
  });
  protected readonly when = computed(() =>
    this.say('reservation.made', { time: this.words.dayTime(this.reservation().createdAtMs, this.nowMs()) }),
  );
}
