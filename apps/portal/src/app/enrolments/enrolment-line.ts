// Where one stands with an auction, and the one way on from there: enrol, pay, enter; on cards, on the board and in place of the form.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { OwnEnrolments, Session } from '@haopai/web-data';
import { StateChip, type Tone } from '@haopai/web-ui';
import { type EnrolmentStanding, enrolmentStanding, lastEnrolmentAtMs } from './enrolment-standing';

const TONES: Readonly<Record<EnrolmentStanding['status'], Tone>> = {
  open: 'neutral',
  unpaid: 'alert',
  enrolled: 'lead',
  early: 'neutral',
  tooLate: 'neutral',
  closed: 'neutral',
};

@Component({
  selector: 'hp-enrolment-line',
  imports: [RouterLink, StateChip],
  template: `
    @if (standing(); as where) {
      <hp-state-chip [tone]="tone()" data-testid="enrolment-standing" [attr.data-status]="where.status">{{
        words()
      }}</hp-state-chip>
      @switch (where.status) {
        @case ('open') {
          <a
            class="hp-button"
            data-testid="enrol"
            [routerLink]="['/auctions', auction().id, 'enrol', 'shares']"
            >{{ say('enrolment.enrol') }}</a
          >
        }
        @case ('unpaid') {
          <a
            class="hp-button"
            data-testid="enrolment-pay"
            [routerLink]="['/account/orders', where.enrolment.orderNo]"
            >{{ say('enrolment.pay') }}</a
          >
        }
        @case ('enrolled') {
          @if (where.canAdd) {
            <a class="to-own" [routerLink]="['/auctions', auction().id, 'enrol', 'shares']">{{
              say('enrolment.add')
            }}</a>
          }
          <a class="to-own" routerLink="/account/enrolments">{{ say('enrolment.toOwn') }}</a>
        }
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      min-width: 0;
    }
    :host(:empty) {
      display: none;
    }
    @media (max-width: 599px) {
      .hp-button {
        flex: 1 1 100%;
      }
    }
    .to-own {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class EnrolmentLine {
  private readonly own = inject(OwnEnrolments);
  private readonly session = inject(Session);
  private readonly language = inject(Words);

  readonly auction = input.required<AuctionView>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.language.say;
  /** Null while nothing can be said: over, or not known yet. */
  protected readonly standing = computed<EnrolmentStanding | null>(() => {
    const auction = this.auction();
    const isCitizen = this.session.citizen() !== null;
    const own = isCitizen ? this.own.of(auction.id) : null;
    if (own === undefined) return null;
    const standing = enrolmentStanding(auction, own, this.nowMs());
    // Of an auction that is over there is nothing to be late for.
    return standing.status === 'closed' && auction.state === 'past' ? null : standing;
  });
  /** Enrolled, and put out of the auction. */
  private readonly isDisqualified = computed(() => {
    const standing = this.standing();
    return standing?.status === 'enrolled' && standing.enrolment.disqualified !== null;
  });
  protected readonly tone = computed<Tone>(() =>
    this.isDisqualified() ? 'stop' : TONES[this.standing()?.status ?? 'open'],
  );
  protected readonly words = computed(() => {
    const standing = this.standing();
    if (standing === null) return '';
    if (standing.status === 'closed')
      return this.say(standing.hasLapsed ? 'enrolment.lapsed' : 'enrolment.closed');
    if (standing.status === 'enrolled')
      return this.say(this.isDisqualified() ? 'enrolment.disqualified' : 'enrolment.enrolled', {
        paddle: standing.enrolment.paddleNo ?? '',
      });
    const atMs = standing.status === 'early' ? standing.opensAtMs : lastEnrolmentAtMs(this.auction());
    const time = this.language.dayTime(atMs, this.nowMs());
    return this.say(`enrolment.${standing.status}`, { time });
  });
}
