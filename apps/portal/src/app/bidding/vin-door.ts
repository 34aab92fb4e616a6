// Opens the question for which car a plate is, when several entries are free (manual, fig. 5-10). Its code comes with the page: in the
// last second of a lot, over a weak line, nothing may be left to be fetched.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { VinDialog, type VinDialogData } from './vin-dialog';

@Injectable({ providedIn: 'root' })
export class VinDoor {
  private readonly dialog = inject(MatDialog);

  private asking: Promise<number | null> | null = null;

  /** Null when the bidder closes the question. A second press while the question stands joins it. */
  async ask(data: VinDialogData): Promise<number | null> {
    this.asking ??= this.open(data).finally(() => (this.asking = null));
    return this.asking;
  }

  private async open(data: VinDialogData): Promise<number | null> {
    const opened = this.dialog.open<VinDialog, unknown, number>(VinDialog, {
      data,
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
