// Opens the questions of settlement that ask for more than a reason; their code is fetched when one is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { OddPaymentCase, RefundCase, WinnerView } from '@haopai/contracts';
import { openQuestion } from '../dialogs/open-question';
import type { Done } from '../dialogs/reason-door';
import type { CloseOddQuestion } from './close-odd-dialog';
import type { ExtendQuestion } from './extend-dialog';
import type { OutsideQuestion } from './outside-dialog';

@Injectable({ providedIn: 'root' })
export class SettlementDoors {
  private readonly dialog = inject(MatDialog);

  /** Null when no more time was given. */
  async extend(question: ExtendQuestion): Promise<Done<WinnerView> | null> {
    const { ExtendDialog } = await import('./extend-dialog');
    return openQuestion(this.dialog, ExtendDialog, question);
  }

  /** Null when nothing was said. */
  async outside(question: OutsideQuestion): Promise<Done<RefundCase> | null> {
    const { OutsideDialog } = await import('./outside-dialog');
    return openQuestion(this.dialog, OutsideDialog, question);
  }

  /** Null when it stays open. */
  async closeOdd(question: CloseOddQuestion): Promise<Done<OddPaymentCase> | null> {
    const { CloseOddDialog } = await import('./close-odd-dialog');
    return openQuestion(this.dialog, CloseOddDialog, question);
  }
}
