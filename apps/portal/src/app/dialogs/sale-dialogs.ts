// Brings the dialogs of a sale as soon as its page stands, again and again until they have come: the first picture does not wait for them, and in
// the last second of a lot, over a weak line, nothing is left to be fetched.
import { afterNextRender, inject, Injectable, Injector } from '@angular/core';
import { untilHere } from './until-here';

type Files = typeof import('./sale-dialog-files');

@Injectable({ providedIn: 'root' })
export class SaleDialogs {
  private readonly injector = inject(Injector);
  private coming: Promise<Files> | null = null;

  /** For a page from which they are opened, once it shows something. */
  fetchSoon(): void {
    afterNextRender({ read: () => void this.files() }, { injector: this.injector });
  }

  /** Waits for a line that is gone. */
  files(): Promise<Files> {
    return (this.coming ??= untilHere(() => import('./sale-dialog-files')));
  }
}
