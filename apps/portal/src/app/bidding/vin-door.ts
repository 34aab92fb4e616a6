// Opens the question for which car a plate is, when several entries are free (manual, fig. 5-10).
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { EntryView } from '@haopai/contracts';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class VinDoor {
  private readonly dialog = inject(MatDialog);

  /** `amountFen` is read while the question stands, so that its button never shows an old amount. */
  async ask(entries: readonly EntryView[], amountFen: () => number | null): Promise<number | null> {
    const { VinDialog } = await import('./vin-dialog');
    const opened = this.dialog.open<InstanceType<typeof VinDialog>, unknown, number>(VinDialog, {
      data: { entries, amountFen },
      width: '440px',
      autoFocus: 'first-tabbable',
    });
    return (await firstValueFrom(opened.afterClosed())) ?? null;
  }
}
