// Opens the question and waits for the answer; its code is fetched when something is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { ConfirmQuestion } from './confirm-dialog';

@Injectable({ providedIn: 'root' })
export class ConfirmDoor {
  private readonly dialog = inject(MatDialog);

  /** False for no, and for a dialog that was closed. */
  async ask(question: ConfirmQuestion): Promise<boolean> {
    const { ConfirmDialog } = await import('./confirm-dialog');
    const opened = this.dialog.open<unknown, ConfirmQuestion, boolean>(ConfirmDialog, {
      data: question,
      width: '440px',
      autoFocus: '[data-testid=confirm-no]',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}
