// Asks for the reference of a transfer past the provider and why it was needed, and stays open when it is refused.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { RefundCase, SettleOutsideBody } from '@haopai/contracts';
import { areGood, FaultFocus, FormField, readLine, Submission, Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { AreaField, formatYuan, Notice, TextField } from '@haopai/web-ui';

export interface OutsideQuestion {
  readonly refund: RefundCase;
  act(body: SettleOutsideBody): Promise<Outcome<RefundCase>>;
}

const REASON_LENGTH_MAX = 200;
const REFERENCE_LENGTH_MAX = 60;

@Component({
  selector: 'hp-outside-dialog',
  imports: [AreaField, MatDialogModule, Notice, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" novalidate (submit)="act($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('settlement.outside.heading', { amount }) }}</h2>
      <p>{{ say('settlement.outside.words') }}</p>
      @if (submission.refusal(); as refusal) {
        <hp-notice
          kind="failed"
          data-testid="outside-refusal"
          data-outcome
          tabindex="-1"
          [heading]="sayRefusal(refusal)"
        />
      }
      <hp-text-field
        name="reference"
        [label]="say('settlement.outside.reference')"
        [help]="say('settlement.outside.referenceHelp')"
        [lengthMax]="referenceMax"
        [error]="sayFault(reference.shownFault())"
        [(value)]="reference.text"
        (left)="reference.leave()"
      />
      <hp-area-field
        name="reason"
        [label]="say('reason.label')"
        [help]="say('reason.help')"
        [lengthMax]="reasonMax"
        [error]="sayFault(reason.shownFault())"
        [(value)]="reason.text"
        (left)="reason.leave()"
      />
      <div class="row">
        <button type="submit" class="hp-button" data-testid="outside-yes" [attr.aria-disabled]="isBusy()">
          {{ isBusy() ? say('reason.busy') : say('settlement.outside.yes') }}
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
export class OutsideDialog {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<OutsideDialog, RefundCase>>(MatDialogRef);
  private readonly question = inject<OutsideQuestion>(MAT_DIALOG_DATA);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly reasonMax = REASON_LENGTH_MAX;
  protected readonly referenceMax = REFERENCE_LENGTH_MAX;
  protected readonly amount = formatYuan(this.question.refund.amountFen);
  protected readonly reference = new FormField(readLine);
  protected readonly reason = new FormField(readLine);
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;

  protected async act(event: Event): Promise<void> {
    event.preventDefault();
    const areFilled = areGood(this.reference, this.reason);
    const [reference, reason] = [this.reference.value(), this.reason.value()];
    if (!areFilled || reference === null || reason === null) {
      this.focus.move();
      return;
    }
    const answer = await this.submission.send(() => this.question.act({ reference, reason }));
    if (answer === null) return;
    if (answer.ok) {
      this.dialog.close(answer.value);
      return;
    }
    this.submission.refusal.set(answer.refusal);
    this.focus.move();
  }
}
