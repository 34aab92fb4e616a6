// Opens the question for an amount and a reason; its code is fetched when something is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { Done } from '../dialogs/reason-door';
import type { AmountQuestion } from './amount-dialog';

@Injectable({ providedIn: 'root' })
export class AmountDoor {
  private readonly dialog = inject(MatDialog);

  /** Null when nothing was done. */
  async ask<Value>(question: AmountQuestion<Value>): Promise<Done<Value> | null> {
    const { AmountDialog } = await import('./amount-dialog');
    const opened = this.dialog.open<unknown, AmountQuestion<Value>, Done<Value>>(AmountDialog, {
      data: question,
      width: '520px',
      autoFocus: 'input',
    });
    return (await firstValueFrom(opened.afterClosed())) ?? null;
  }
}
