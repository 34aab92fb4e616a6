// Asks until when a winner may pay and why, does it, and stays open with what was typed when it is refused.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { WinnerView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import {
  areGood,
  FaultFocus,
  FormField,
  momentOf,
  momentText,
  readLine,
  readMoment,
  Submission,
  Words,
} from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { AreaField, MomentField, Notice } from '@haopai/web-ui';

export interface ExtendQuestion {
  readonly winner: WinnerView;
  readonly dueAtMs: number;
  readonly latestDueAtMs: number;
  act(dueAtMs: number, reason: string): Promise<Outcome<WinnerView>>;
}

const REASON_LENGTH_MAX = 200;
const USUAL_MS = 3 * 24 * 3_600_000;

@Component({
  selector: 'hp-extend-dialog',
  imports: [AreaField, MatDialogModule, MomentField, Notice],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" novalidate (submit)="act($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('settlement.extend.heading', { plate }) }}</h2>
      <p>{{ say('settlement.extend.words') }}</p>
      @if (submission.refusal(); as refusal) {
        <hp-notice
          kind="failed"
          data-testid="extend-refusal"
          data-outcome
          tabindex="-1"
          [heading]="sayRefusal(refusal)"
        />
      }
      <hp-moment-field
        name="due"
        [label]="say('settlement.extend.until')"
        [help]="say('settlement.extend.help', { due, latest })"
        [error]="sayFault(until.shownFault())"
        [(value)]="until.text"
        (left)="until.leave()"
      />
      <hp-area-field
        name="reason"
        [label]="say('reason.label')"
        [help]="say('reason.help')"
        [lengthMax]="lengthMax"
        [error]="sayFault(reason.shownFault())"
        [(value)]="reason.text"
        (left)="reason.leave()"
      />
      <div class="row">
        <button type="submit" class="hp-button" data-testid="extend-yes" [attr.aria-disabled]="isBusy()">
          {{ isBusy() ? say('reason.busy') : say('settlement.extend.yes') }}
        </button>
        <button type="button" class="hp-button quiet" [mat-dialog-close]="null">
          {{ say('dialog.no') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class ExtendDialog {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<ExtendDialog, WinnerView>>(MatDialogRef);
  private readonly question = inject<ExtendQuestion>(MAT_DIALOG_DATA);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly lengthMax = REASON_LENGTH_MAX;
  protected readonly plate = formatPlate(this.question.winner.plate);
  protected readonly due = momentOf(this.question.dueAtMs);
  protected readonly latest = momentOf(this.question.latestDueAtMs);
  protected readonly until = new FormField(readMoment);
  protected readonly reason = new FormField(readLine);
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;

  constructor() {
    const { dueAtMs, latestDueAtMs } = this.question;
    const usualMs = Math.min(dueAtMs + USUAL_MS, latestDueAtMs);
    this.until.text.set(momentText(usualMs - (usualMs % 60_000)));
  }

  protected async act(event: Event): Promise<void> {
    event.preventDefault();
    const areFilled = areGood(this.until, this.reason);
    const [dueAtMs, reason] = [this.until.value(), this.reason.value()];
    if (!areFilled || dueAtMs === null || reason === null) {
      this.focus.move();
      return;
    }
    const answer = await this.submission.send(() => this.question.act(dueAtMs, reason));
    if (answer === null) return;
    if (answer.ok) {
      this.dialog.close(answer.value);
      return;
    }
    this.submission.refusal.set(answer.refusal);
    this.focus.move();
  }
}
