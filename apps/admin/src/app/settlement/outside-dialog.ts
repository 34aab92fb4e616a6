// Asks for the reference of a transfer past the provider and why it was needed.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import type { RefundCase, SettleOutsideBody } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FormField, readLine } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { ReasonForm } from '../dialogs/reason-form';

export interface OutsideQuestion {
  readonly refund: RefundCase;
  act(body: SettleOutsideBody): Promise<Outcome<RefundCase>>;
}

const REFERENCE_LENGTH_MAX = 60;

@Component({
  selector: 'hp-outside-dialog',
  imports: [ReasonForm, TextField],
  template: `
    <hp-reason-form name="outside" [question]="words" [fields]="[reference]" [act]="act">
      <hp-text-field
        name="reference"
        [label]="say('settlement.outside.reference')"
        [help]="say('settlement.outside.referenceHelp')"
        [lengthMax]="referenceMax"
        [error]="sayFault(reference.shownFault())"
        [(value)]="reference.text"
        (left)="reference.leave()"
      />
    </hp-reason-form>
  `,
})
export class OutsideDialog {
  private readonly question = inject<OutsideQuestion>(MAT_DIALOG_DATA);

  protected readonly say = inject(Words).say;
  protected readonly sayFault = inject(Words).sayFault;
  protected readonly words = {
    heading: this.say('settlement.outside.heading', { amount: formatYuan(this.question.refund.amountFen) }),
    words: this.say('settlement.outside.words'),
    yes: this.say('settlement.outside.yes'),
  };
  protected readonly referenceMax = REFERENCE_LENGTH_MAX;
  protected readonly reference = new FormField(readLine);
  protected readonly act = (reason: string): Promise<Outcome<RefundCase>> =>
    this.question.act({ reference: this.reference.good(), reason });
}
