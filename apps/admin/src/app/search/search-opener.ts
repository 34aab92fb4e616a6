// Opens the one search over the page, and goes where somebody chose to go. Fetched when it is first opened: the first page needs no dialog.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import { firstValueFrom } from 'rxjs';
import type { FoundPlace } from './found-places';
import { SearchDialog } from './search-dialog';

@Injectable({ providedIn: 'root' })
export class SearchOpener {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly words = inject(Words);

  async open(): Promise<void> {
    // Over a question that waits for its answer nothing else is opened.
    if (this.dialog.openDialogs.length > 0) return;
    const opened = this.dialog.open<SearchDialog, unknown, FoundPlace>(SearchDialog, {
      ...{ width: '640px', autoFocus: 'input', position: { top: '80px' } },
      ariaLabel: this.words.say('search.heading'),
    });
    const place = await firstValueFrom(opened.afterClosed());
    if (place !== undefined) await this.router.navigate([place.address], { queryParams: place.query ?? {} });
  }
}
