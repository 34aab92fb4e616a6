// Lets a citizen into a room: with one press where the enrolment is known, else by the dialog that asks for paddle number and access code.
import { inject, Injectable, Injector, signal } from '@angular/core';
import { OwnEnrolments, Rooms } from '@haopai/web-data';
import { firstValueFrom } from 'rxjs';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import { keyOf } from './key-of';
import type { RoomDialogData } from './room-dialog';

@Injectable({ providedIn: 'root' })
export class RoomDoor {
  private readonly dialogs = inject(SaleDialogs);
  private readonly injector = inject(Injector);
  private readonly rooms = inject(Rooms);
  private readonly own = inject(OwnEnrolments);

  /** The auction into whose room somebody is on the way, not answered yet. */
  readonly entering = signal<number | null>(null);

  /** Resolves when the room was entered or the dialog closes; which of them is in `Rooms`. */
  async open(auctionId: number): Promise<void> {
    if (this.entering() !== null) return;
    const key = keyOf(this.own.of(auctionId));
    if (key === null) return this.ask({ auctionId, refusal: null });
    this.entering.set(auctionId);
    const refusal = await this.rooms.enter(auctionId, key);
    this.entering.set(null);
    if (refusal !== null) await this.ask({ auctionId, refusal });
  }

  private async ask(data: RoomDialogData): Promise<void> {
    const { MatDialog, RoomDialog } = await this.dialogs.files();
    // The dialog moves the focus on when it knows what there is to do.
    const opened = this.injector
      .get(MatDialog)
      .open(RoomDialog, { data, width: '440px', autoFocus: 'dialog' });
    await firstValueFrom(opened.afterClosed());
  }
}
