// Enrolment in an auction (manual, ch. 5.1), one question a page: shares, a VIN for each, a last look; then on to the order.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { Stepper } from '@haopai/web-ui/fields';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { StopNote } from '../auctions/stop-note';
import { BanNote } from '../claims/ban-note';
import { lastEnrolmentAtMs } from '../enrolments/enrolment-standing';
import { EnrolmentLine } from '../enrolments/enrolment-line';
import { IdentityWay } from '../identity/identity-way';
import { DrillEnrol } from './drill-enrol';
import { ENROL_STEPS, type EnrolStep, stepAfter, stepBefore, stepNamed } from './enrol-steps';
import { EnrolStore } from './enrol-store';
import { ReviewStep } from './steps/review-step';
import { SharesStep } from './steps/shares-step';
import { VinsStep } from './steps/vins-step';

@Component({
  selector: 'hp-enrol-page',
  imports: [
    AuctionTitle,
    BanNote,
    DrillEnrol,
    DrillNote,
    EnrolmentLine,
    Icon,
    IdentityWay,
    LoadFailed,
    LoadStale,
    Notice,
    ReviewStep,
    RouterLink,
    SharesStep,
    Skeleton,
    Stepper,
    StopNote,
    VinsStep,
  ],
  providers: [EnrolStore, FaultFocus],
  templateUrl: './enrol-page.html',
  styleUrl: './enrol-page.scss',
})
export class EnrolPage {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(EnrolStore);
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the address. */
  readonly auctionId = input.required({ transform: numberAttribute });
  readonly step = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly place = computed(() => stepNamed(this.step()));
  protected readonly index = computed(() => ENROL_STEPS.indexOf(this.place()));
  /** Paying is the last step, on the page of the order. */
  protected readonly names = computed(() =>
    [...ENROL_STEPS, 'pay'].map((step) => this.say(`enrol.step.${step}`)),
  );
  protected readonly before = computed(() => stepBefore(this.place()));
  protected readonly action = computed(() => {
    if (this.store.submission.isBusy()) return 'form.busy';
    return this.place() === 'review' ? 'enrol.submit' : 'form.next';
  });
  /** As long as it is not known that one cannot enrol. */
  protected readonly isForm = computed(() => {
    const standing = this.store.standing();
    return (
      standing === null || standing.status === 'open' || (standing.status === 'enrolled' && standing.canAdd)
    );
  });
  /** Until when one enrols: the start, unless the auction has a time of its own. */
  protected readonly until = computed(() => {
    const auction = this.store.auction();
    if (auction === null) return '';
    const lastAtMs = lastEnrolmentAtMs(auction);
    const time = this.words.dayTime(lastAtMs, this.nowMs());
    return this.say(lastAtMs < auction.startsAtMs ? 'enrolment.open' : 'enrol.until', { time });
  });
  protected readonly why = computed(() => {
    const refusal = this.store.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  constructor() {
    effect(() => {
      const auctionId = this.auctionId();
      untracked(() => void this.store.show(auctionId));
    });
    effect(() => {
      const place = this.place();
      const reachable = untracked(() => this.store.reachable(place));
      if (reachable !== place) void this.go(reachable, true);
    });
  }

  protected async goOn(event: Event): Promise<void> {
    event.preventDefault();
    const place = this.place();
    if (!this.store.check(place)) return this.focus.move();
    const next = stepAfter(place);
    if (next !== null) return this.go(next);
    const enrolment = await this.store.submit();
    if (enrolment === null) {
      await this.go(this.store.reachable('review'));
      this.focus.move();
    } else {
      const order = enrolment.orderNo === null ? [] : [enrolment.orderNo];
      await this.router.navigate(['/account/orders', ...order], { replaceUrl: true });
    }
  }

  private async go(step: EnrolStep, isInstead = false): Promise<void> {
    await this.router.navigate(['/auctions', this.auctionId(), 'enrol', step], { replaceUrl: isInstead });
  }
}
