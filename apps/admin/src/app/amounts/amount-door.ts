// Opens the question for an amount and a reason.
import { inject, Injectable } from '@angular/core';
import { QuestionOpener } from '../dialogs/question-opener';
import type { Done } from '../dialogs/reason-door';
import type { AmountQuestion } from './amount-dialog';

@Injectable({ providedIn: 'root' })
export class AmountDoor {
  private readonly opener = inject(QuestionOpener);

  /** Null when nothing was done. */
  ask<Value>(question: AmountQuestion<Value>): Promise<Done<Value> | null> {
    return this.opener.ask(async () => (await import('./amount-dialog')).AmountDialog, question);
  }
}
