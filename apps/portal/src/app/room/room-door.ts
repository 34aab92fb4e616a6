// Opens the dialog that asks for paddle number and access code; its code is fetched when someone first knocks.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { OwnEnrolments } from '@haopai/web-data';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class RoomDoor {
  private readonly dialog = inject(MatDialog);
  private readonly own = inject(OwnEnrolments);

  /** Resolves when the dialog closes; whether the room was entered is in `Rooms`. */
  async open(auctionId: number): Promise<void> {
    const { RoomDialog } = await import('./room-dialog');
    // Where both fields are filled one press is enough, and a phone need not show its keyboard.
    const isFilled = this.own.of(auctionId)?.state === 'paid';
    const autoFocus = isFilled ? '[data-testid=room-submit]' : 'input';
    const opened = this.dialog.open(RoomDialog, { data: { auctionId }, width: '440px', autoFocus });
    await firstValueFrom(opened.afterClosed());
  }
}
