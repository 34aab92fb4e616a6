// Opens the question for which car a plate is, when several entries are free (manual, fig. 5-10).
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { VinDialog, VinDialogData } from './vin-dialog';

@Injectable({ providedIn: 'root' })
export class VinDoor {
  private readonly dialog = inject(MatDialog);

  private asking: Promise<number | null> | null = null;

  /** Fetches the question's code: in the last second of a lot nobody has the time, and with a weak line it might not come. */
  prepare(): void {
    // Who asks fetches it again.
    fetchDialog().catch(() => undefined);
  }

  /** Null when the bidder closes the question. A second press while the question stands joins it. */
  async ask(data: VinDialogData): Promise<number | null> {
    this.asking ??= this.open(data).finally(() => (this.asking = null));
    return this.asking;
  }

  private async open(data: VinDialogData): Promise<number | null> {
    const component = await fetchDialog();
    const opened = this.dialog.open<VinDialog, unknown, number>(component, {
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

async function fetchDialog(): Promise<typeof VinDialog> {
  return (await import('./vin-dialog')).VinDialog;
}
