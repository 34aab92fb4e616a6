// Opens the question for an amount and a reason; its code is fetched when something is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { openQuestion } from '../dialogs/open-question';
import type { Done } from '../dialogs/reason-door';
import type { AmountQuestion } from './amount-dialog';

@Injectable({ providedIn: 'root' })
export class AmountDoor {
  private readonly dialog = inject(MatDialog);

  /** Null when nothing was done. */
  async ask<Value>(question: AmountQuestion<Value>): Promise<Done<Value> | null> {
    const { AmountDialog } = await import('./amount-dialog');
    return openQuestion(this.dialog, AmountDialog, question);
  }
}
