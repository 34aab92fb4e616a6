// Opens the dialog in which a ceiling is set, changed or cancelled.
import { inject, Injectable, Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { CeilingDialog } from './ceiling-dialog';
import { CeilingStore } from './ceiling-store';

@Injectable()
export class CeilingDoor {
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly store = inject(CeilingStore);

  /** Resolves when the dialog closes; what came of it is in `CeilingStore`. */
  async open(): Promise<void> {
    this.store.forgetAnswer();
    const opened = this.dialog.open(CeilingDialog, {
      injector: this.injector,
      width: '440px',
      autoFocus: 'input',
    });
    await firstValueFrom(opened.afterClosed());
  }
}
