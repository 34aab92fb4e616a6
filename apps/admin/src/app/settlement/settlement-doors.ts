// Opens the questions of settlement that ask for more than a reason.
import { inject, Injectable } from '@angular/core';
import type { OddPaymentCase, RefundCase, WinnerView } from '@haopai/contracts';
import { QuestionOpener } from '../dialogs/question-opener';
import type { Done } from '../dialogs/reason-door';
import type { CloseOddQuestion } from './close-odd-dialog';
import type { ExtendQuestion } from './extend-dialog';
import type { OutsideQuestion } from './outside-dialog';

@Injectable({ providedIn: 'root' })
export class SettlementDoors {
  private readonly opener = inject(QuestionOpener);

  /** Null when no more time was given. */
  extend(question: ExtendQuestion): Promise<Done<WinnerView> | null> {
    return this.opener.ask(async () => (await import('./extend-dialog')).ExtendDialog, question);
  }

  /** Null when nothing was said. */
  outside(question: OutsideQuestion): Promise<Done<RefundCase> | null> {
    return this.opener.ask(async () => (await import('./outside-dialog')).OutsideDialog, question);
  }

  /** Null when it stays open. */
  closeOdd(question: CloseOddQuestion): Promise<Done<OddPaymentCase> | null> {
    return this.opener.ask(async () => (await import('./close-odd-dialog')).CloseOddDialog, question);
  }
}
