// Opens the dialog that asks for paddle number and access code. Its code comes with the page: where it had to be fetched, over a line
// that is gone or after a new release, a press would bring nothing.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { RoomDialog } from './room-dialog';

@Injectable({ providedIn: 'root' })
export class RoomDoor {
  private readonly dialog = inject(MatDialog);

  /** Resolves when the dialog closes; whether the room was entered is in `Rooms`. */
  async open(auctionId: number): Promise<void> {
    // The dialog moves the focus on when it knows what there is to do.
    const opened = this.dialog.open(RoomDialog, { data: { auctionId }, width: '440px', autoFocus: 'dialog' });
    await firstValueFrom(opened.afterClosed());
  }
}
