// Opens the question and waits for the answer; its code is fetched when something is first asked.
import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ConfirmQuestion } from './confirm-dialog';

@Injectable({ providedIn: 'root' })
export class ConfirmDoor {
  private readonly injector = inject(Injector);

  /** False for no, and for a dialog that was closed. */
  async ask(question: ConfirmQuestion): Promise<boolean> {
    const [{ MatDialog }, { ConfirmDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./confirm-dialog'),
    ]);
    const opened = this.injector.get(MatDialog).open<unknown, ConfirmQuestion, boolean>(ConfirmDialog, {
      data: question,
      width: '440px',
      autoFocus: '[data-testid=confirm-no]',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}
