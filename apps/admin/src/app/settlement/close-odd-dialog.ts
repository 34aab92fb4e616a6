// Asks what was found and done at the provider about a payment that does not fit, and why it may be closed.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import {
  type CloseOddPaymentBody,
  ODD_PAYMENT_OUTCOMES,
  type OddPaymentCase,
  type OddPaymentOutcome,
} from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FormField, readOneOf } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { ChoiceField } from '@haopai/web-ui/fields';
import { ReasonForm } from '../dialogs/reason-form';

export interface CloseOddQuestion {
  readonly payment: OddPaymentCase;
  /** What the provider tells, in words. */
  readonly told: string;
  act(body: CloseOddPaymentBody): Promise<Outcome<OddPaymentCase>>;
}

@Component({
  selector: 'hp-close-odd-dialog',
  imports: [ChoiceField, ReasonForm],
  template: `
    <hp-reason-form name="close-odd" [question]="words" [fields]="[outcome]" [act]="act">
      <hp-choice-field
        name="outcome"
        [label]="say('settlement.closeOdd.outcome')"
        [choices]="choices"
        [error]="sayFault(outcome.shownFault())"
        [(value)]="outcome.text"
      />
    </hp-reason-form>
  `,
})
export class CloseOddDialog {
  private readonly question = inject<CloseOddQuestion>(MAT_DIALOG_DATA);

  protected readonly say = inject(Words).say;
  protected readonly sayFault = inject(Words).sayFault;
  protected readonly words = {
    heading: this.say('settlement.closeOdd.heading', { number: this.question.payment.paymentNo }),
    words: this.say('settlement.closeOdd.words', {
      told: this.question.told,
      due: formatYuan(this.question.payment.amountFen),
    }),
    yes: this.say('settlement.closeOdd.yes'),
  };
  protected readonly choices = ODD_PAYMENT_OUTCOMES.map((value) => ({
    value,
    label: this.say(`settlement.oddOutcome.${value}`),
    words: this.say(`settlement.oddOutcomeWords.${value}`),
  }));
  protected readonly outcome = new FormField<OddPaymentOutcome>(readOneOf(ODD_PAYMENT_OUTCOMES));
  protected readonly act = (reason: string): Promise<Outcome<OddPaymentCase>> =>
    this.question.act({ outcome: this.outcome.good(), reason });
}
