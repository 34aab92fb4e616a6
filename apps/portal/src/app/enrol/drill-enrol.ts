// Enrolling in a drill: one press, free and at once, with as many toy shares as there are; no VIN is asked for.
import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { AuctionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus, Submission } from '@haopai/web-app/forms';
import { EnrolmentsClient, OnceDesk, OwnEnrolments } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-drill-enrol',
  imports: [Notice],
  providers: [FaultFocus],
  template: `
    <p>{{ say('drill.enrolWords', { count: auction().sharesMax }) }}</p>
    @if (why(); as words) {
      <hp-notice
        kind="failed"
        data-testid="enrol-refused"
        data-outcome
        tabindex="-1"
        [heading]="say('enrol.refused')"
        >{{ words }}</hp-notice
      >
    }
    <button
      type="button"
      class="hp-button"
      data-testid="drill-enrol"
      [attr.aria-disabled]="submission.isBusy()"
      (click)="enrol()"
    >
      {{ say(submission.isBusy() ? 'form.busy' : 'drill.enrol') }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      justify-items: start;
    }
    p {
      margin: 0;
    }
  `,
})
export class DrillEnrol {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);
  private readonly own = inject(OwnEnrolments);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly once = new OnceDesk();

  readonly auction = input.required<AuctionView>();

  protected readonly say = this.words.say;
  protected readonly submission = new Submission();
  protected readonly why = computed(() => {
    const refusal = this.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  protected async enrol(): Promise<void> {
    const { id, sharesMax } = this.auction();
    const answer = await this.submission.send(() =>
      this.once.ask({ id, sharesMax }, (key) => this.client.enrol(id, { vins: [], shares: sharesMax }, key)),
    );
    if (answer === null) return;
    if (answer.ok) {
      this.own.keep(id, answer.value);
      await this.router.navigate(['/account/enrolments'], { replaceUrl: true });
      return;
    }
    this.submission.refusal.set(answer.refusal);
    // It may have started, or been made on another device: then the page says so in the form's place.
    await this.own.resume(id);
    this.focus.move();
  }
}
