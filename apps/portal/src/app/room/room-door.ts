// Opens the dialog that asks for paddle number and access code; its code is fetched when someone first knocks.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class RoomDoor {
  private readonly dialog = inject(MatDialog);

  /** Resolves when the dialog closes; whether the room was entered is in `Rooms`. */
  async open(auctionId: number): Promise<void> {
    const { RoomDialog } = await import('./room-dialog');
    const opened = this.dialog.open(RoomDialog, { data: { auctionId }, width: '440px', autoFocus: 'input' });
    await firstValueFrom(opened.afterClosed());
  }
}
