// Asks for an amount and why.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { Words } from '@haopai/web-app';
import { FormField } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { TextField } from '@haopai/web-ui/fields';
import { type QuestionWords, ReasonForm } from '../dialogs/reason-form';
import { readYuan, yuanText } from './read-yuan';

export interface AmountQuestion<Value> extends QuestionWords {
  readonly amountLabel: string;
  /** What stands in the field at first; null for nothing. */
  readonly amountFen: number | null;
  readonly minFen: number;
  readonly maxFen: number;
  act(amountFen: number, reason: string): Promise<Outcome<Value>>;
}

@Component({
  selector: 'hp-amount-dialog',
  imports: [ReasonForm, TextField],
  template: `
    <hp-reason-form name="amount" [question]="question" [fields]="[amount]" [act]="act">
      <hp-text-field
        name="amount"
        [label]="question.amountLabel"
        [help]="say('amount.help')"
        [error]="sayFault(amount.shownFault())"
        [(value)]="amount.text"
        (left)="amount.leave()"
      />
    </hp-reason-form>
  `,
})
export class AmountDialog {
  private readonly words = inject(Words);
  protected readonly question = inject<AmountQuestion<unknown>>(MAT_DIALOG_DATA);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly amount = new FormField(readYuan(this.question.minFen, this.question.maxFen));
  protected readonly act = (reason: string): Promise<Outcome<unknown>> =>
    this.question.act(this.amount.good(), reason);

  constructor() {
    const { amountFen } = this.question;
    if (amountFen !== null) this.amount.text.set(yuanText(amountFen));
  }
}
