// Opens the dialog in which a ceiling is set, changed or cancelled.
import { afterNextRender, inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import { untilHere } from '../dialogs/until-here';
import { CeilingStore } from './ceiling-store';

@Injectable()
export class CeilingDoor {
  private readonly dialogs = inject(SaleDialogs);
  private readonly injector = inject(Injector);
  private readonly store = inject(CeilingStore);

  private coming: Promise<typeof import('./ceiling-dialog')> | null = null;

  constructor() {
    afterNextRender({ read: () => void this.file() });
  }

  /** Resolves when the dialog closes; what came of it is in `CeilingStore`. */
  async open(): Promise<void> {
    this.store.forgetAnswer();
    const { MatDialog } = await this.dialogs.files();
    const { CeilingDialog } = await this.file();
    const opened = this.injector.get(MatDialog).open(CeilingDialog, {
      injector: this.injector,
      width: '440px',
      autoFocus: 'input',
    });
    await firstValueFrom(opened.afterClosed());
  }

  private file(): Promise<typeof import('./ceiling-dialog')> {
    return (this.coming ??= untilHere(() => import('./ceiling-dialog')));
  }
}
