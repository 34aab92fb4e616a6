// The form of a dialog that asks why something with consequences is done, below what else the act needs to know: it does it, and
// stays open with what was typed when it is refused.
import { Component, inject, input, type OnInit } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { REASON_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, Submission } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { AreaField } from '@haopai/web-ui/office-forms';

export interface QuestionWords {
  readonly heading: string;
  /** What will happen, and what cannot be taken back. */
  readonly words: string;
  /** On the button that does it: a verb. */
  readonly yes: string;
  /** Where `cancel` would say the wrong thing. */
  readonly no?: string;
  /** Something is lost or ended by it: the button looks so, too. */
  readonly isGrave?: boolean;
  /** What most would write: it stands there to begin with. */
  readonly reason?: string;
  /** Where it is not enough that a reason is kept, such as one that citizens read. */
  readonly help?: string;
}

@Component({
  selector: 'hp-reason-form',
  imports: [AreaField, MatDialogModule, Notice],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" novalidate (submit)="send($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ question().heading }}</h2>
      <p>{{ question().words }}</p>
      @if (submission.refusal(); as refusal) {
        <hp-notice
          kind="failed"
          data-outcome
          tabindex="-1"
          [attr.data-testid]="name() + '-refusal'"
          [heading]="sayRefusal(refusal)"
        />
      }
      <ng-content />
      <hp-area-field
        name="reason"
        [label]="say('reason.label')"
        [help]="question().help ?? say('reason.help')"
        [lengthMax]="lengthMax"
        [error]="sayFault(reason.shownFault())"
        [(value)]="reason.text"
        (left)="reason.leave()"
        (keydown.enter)="confirm($event)"
      />
      <div class="row">
        <button
          type="submit"
          class="hp-button"
          [class.grave]="question().isGrave"
          [attr.data-testid]="name() + '-yes'"
          [attr.aria-disabled]="isBusy()"
        >
          {{ isBusy() ? say('reason.busy') : question().yes }}
        </button>
        <button
          type="button"
          class="hp-button quiet"
          [attr.data-testid]="name() + '-no'"
          [mat-dialog-close]="null"
        >
          {{ question().no ?? say('dialog.no') }}
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
export class ReasonForm implements OnInit {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<unknown, Outcome<unknown>>>(MatDialogRef);

  /** Of its parts, for tests. */
  readonly name = input('reason');
  readonly question = input.required<QuestionWords>();
  /** Those that stand in it: the act is done when they are good. */
  readonly fields = input<readonly FormField<unknown>[]>([]);
  readonly act = input.required<(reason: string) => Promise<Outcome<unknown>>>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly lengthMax = REASON_MAX;
  protected readonly reason = new FormField(readLine);
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;

  ngOnInit(): void {
    this.reason.text.set(this.question().reason ?? '');
  }

  /** A reason is one line: Enter sends it, unless it only ends what is being composed. */
  protected confirm(event: Event): void {
    const isMeant = event instanceof KeyboardEvent && !event.isComposing && !event.shiftKey && !event.repeat;
    if (isMeant) void this.send(event);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (!areGood(...this.fields(), this.reason)) {
      this.focus.move();
      return;
    }
    const answer = await this.submission.send(() => this.act()(this.reason.good()));
    if (answer === null) return;
    if (answer.ok) {
      this.dialog.close(answer);
      return;
    }
    this.submission.refusal.set(answer.refusal);
    this.focus.move();
  }
}
