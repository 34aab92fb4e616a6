// Asks for an amount and why, does it, and stays open with what was typed when it is refused.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { areGood, FaultFocus, FormField, readLine, Submission, Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { AreaField, Notice, TextField } from '@haopai/web-ui';
import { readYuan, yuanText } from './read-yuan';

export interface AmountQuestion<Value> {
  readonly heading: string;
  /** What will happen, and what cannot be taken back. */
  readonly words: string;
  /** On the button that does it: a verb. */
  readonly yes: string;
  readonly amountLabel: string;
  /** What stands in the field at first; null for nothing. */
  readonly amountFen: number | null;
  readonly minFen: number;
  readonly maxFen: number;
  act(amountFen: number, reason: string): Promise<Outcome<Value>>;
}

const REASON_LENGTH_MAX = 200;

@Component({
  selector: 'hp-amount-dialog',
  imports: [AreaField, MatDialogModule, Notice, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" novalidate (submit)="act($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ question.heading }}</h2>
      <p>{{ question.words }}</p>
      @if (submission.refusal(); as refusal) {
        <hp-notice
          kind="failed"
          data-testid="amount-refusal"
          data-outcome
          tabindex="-1"
          [heading]="sayRefusal(refusal)"
        />
      }
      <hp-text-field
        name="amount"
        [label]="question.amountLabel"
        [help]="say('amount.help')"
        [error]="sayFault(amount.shownFault())"
        [(value)]="amount.text"
        (left)="amount.leave()"
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
        <button type="submit" class="hp-button" data-testid="amount-yes" [attr.aria-disabled]="isBusy()">
          {{ isBusy() ? say('reason.busy') : question.yes }}
        </button>
        <button type="button" class="hp-button quiet" data-testid="amount-no" [mat-dialog-close]="null">
          {{ say('dialog.no') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
      overflow-wrap: anywhere;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class AmountDialog {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<AmountDialog, unknown>>(MatDialogRef);
  protected readonly question = inject<AmountQuestion<unknown>>(MAT_DIALOG_DATA);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly lengthMax = REASON_LENGTH_MAX;
  protected readonly amount = new FormField(readYuan(this.question.minFen, this.question.maxFen));
  protected readonly reason = new FormField(readLine);
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;

  constructor() {
    const { amountFen } = this.question;
    if (amountFen !== null) this.amount.text.set(yuanText(amountFen));
  }

  protected async act(event: Event): Promise<void> {
    event.preventDefault();
    const areFilled = areGood(this.amount, this.reason);
    const [amountFen, reason] = [this.amount.value(), this.reason.value()];
    if (!areFilled || amountFen === null || reason === null) {
      this.focus.move();
      return;
    }
    const answer = await this.submission.send(() => this.question.act(amountFen, reason));
    if (answer === null) return;
    if (answer.ok) {
      this.dialog.close(answer);
      return;
    }
    this.submission.refusal.set(answer.refusal);
    this.focus.move();
  }
}
