// Opens the dialog in which a ceiling is set, changed or cancelled.
import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import { CeilingStore } from './ceiling-store';

@Injectable()
export class CeilingDoor {
  private readonly dialogs = inject(SaleDialogs);
  private readonly injector = inject(Injector);
  private readonly store = inject(CeilingStore);

  /** Resolves when the dialog closes; what came of it is in `CeilingStore`. */
  async open(): Promise<void> {
    this.store.forgetAnswer();
    const { MatDialog, CeilingDialog } = await this.dialogs.files();
    const opened = this.injector.get(MatDialog).open(CeilingDialog, {
      injector: this.injector,
      width: '440px',
      autoFocus: 'input',
    });
    await firstValueFrom(opened.afterClosed());
  }
}
