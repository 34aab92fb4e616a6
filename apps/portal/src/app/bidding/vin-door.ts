// Opens the question for which car a plate is, when several entries are free (manual, ch. 5.2).
import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import type { VinDialog as Question, VinDialogData } from './vin-dialog';

@Injectable({ providedIn: 'root' })
export class VinDoor {
  private readonly dialogs = inject(SaleDialogs);
  private readonly injector = inject(Injector);

  private asking: Promise<number | null> | null = null;

  /** Null when the bidder closes the question. A second press while the question stands joins it. */
  async ask(data: VinDialogData): Promise<number | null> {
    this.asking ??= this.open(data).finally(() => (this.asking = null));
    return this.asking;
  }

  private async open(data: VinDialogData): Promise<number | null> {
    const { MatDialog, VinDialog } = await this.dialogs.files();
    const opened = this.injector.get(MatDialog).open<Question, unknown, number>(VinDialog, {
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
