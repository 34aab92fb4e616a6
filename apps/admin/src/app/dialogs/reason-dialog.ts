// Asks why something with consequences is done, does it, and stays open with what was typed when it is refused.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { areGood, FaultFocus, FormField, readLine, Submission, Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { AreaField, Notice } from '@haopai/web-ui';

export interface ReasonQuestion<Value> {
  readonly heading: string;
  /** What will happen, and what cannot be taken back. */
  readonly words: string;
  /** On the button that does it: a verb. */
  readonly yes: string;
  /** Where it is not enough that a reason is kept, such as one that citizens read. */
  readonly help?: string;
  act(reason: string): Promise<Outcome<Value>>;
}

const REASON_LENGTH_MAX = 200;

@Component({
  selector: 'hp-reason-dialog',
  imports: [AreaField, MatDialogModule, Notice],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" novalidate (submit)="act($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ question.heading }}</h2>
      <p>{{ question.words }}</p>
      @if (submission.refusal(); as refusal) {
        <hp-notice
          kind="failed"
          data-testid="reason-refusal"
          data-outcome
          tabindex="-1"
          [heading]="sayRefusal(refusal)"
        />
      }
      <hp-area-field
        name="reason"
        [label]="say('reason.label')"
        [help]="question.help ?? say('reason.help')"
        [lengthMax]="lengthMax"
        [error]="sayFault(reason.shownFault())"
        [(value)]="reason.text"
        (left)="reason.leave()"
      />
      <div class="row">
        <button type="submit" class="hp-button" data-testid="reason-yes" [attr.aria-disabled]="isBusy()">
          {{ isBusy() ? say('reason.busy') : question.yes }}
        </button>
        <button type="button" class="hp-button quiet" data-testid="reason-no" [mat-dialog-close]="null">
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
export class ReasonDialog {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<ReasonDialog, unknown>>(MatDialogRef);
  protected readonly question = inject<ReasonQuestion<unknown>>(MAT_DIALOG_DATA);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly lengthMax = REASON_LENGTH_MAX;
  protected readonly reason = new FormField(readLine);
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;

  protected async act(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason.value();
    if (!areGood(this.reason) || reason === null) {
      this.focus.move();
      return;
    }
    const answer = await this.submission.send(() => this.question.act(reason));
    if (answer === null) return;
    if (answer.ok) {
      this.dialog.close(answer);
      return;
    }
    this.submission.refusal.set(answer.refusal);
    this.focus.move();
  }
}
