// Opens the question for which car a plate is, when several entries are free (manual, fig. 5-10).
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { EntryView } from '@haopai/contracts';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class VinDoor {
  private readonly dialog = inject(MatDialog);

  private asking: Promise<number | null> | null = null;

  /**
   * Null when the bidder closes the question. A second press while the question stands joins it. `amountFen` is read while it
   * stands, so that its buttons never show an old amount.
   */
  async ask(entries: readonly EntryView[], amountFen: () => number | null): Promise<number | null> {
    this.asking ??= this.open(entries, amountFen).finally(() => (this.asking = null));
    return this.asking;
  }

  private async open(entries: readonly EntryView[], amountFen: () => number | null): Promise<number | null> {
    const { VinDialog } = await import('./vin-dialog');
    const opened = this.dialog.open<InstanceType<typeof VinDialog>, unknown, number>(VinDialog, {
      data: { entries, amountFen },
      width: '440px',
      autoFocus: 'first-tabbable',
      // The second click of a double click lands beside the question and must not close it; Escape and Cancel do.
      disableClose: true,
    });
    opened.keydownEvents().subscribe((event) => {
      if (event.key === 'Escape') opened.close();
    });
    return (await firstValueFrom(opened.afterClosed())) ?? null;
  }
}
