// Opens the question and waits for the answer. Its code comes with the page that asks: where it had to be fetched, over a line that is
// gone or after a new release, a press would bring nothing.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type ConfirmQuestion } from './confirm-dialog';

@Injectable({ providedIn: 'root' })
export class ConfirmDoor {
  private readonly dialog = inject(MatDialog);

  /** False for no, and for a dialog that was closed. */
  async ask(question: ConfirmQuestion): Promise<boolean> {
    const opened = this.dialog.open<unknown, ConfirmQuestion, boolean>(ConfirmDialog, {
      data: question,
      width: '440px',
      autoFocus: '[data-testid=confirm-no]',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}
