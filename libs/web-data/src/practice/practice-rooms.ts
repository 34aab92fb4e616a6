// The bidding room of a practice in the place of the real ones: whoever practises is in it from the start.
import { computed, inject, Injectable } from '@angular/core';
import type { Refusal, RoomPass } from '@haopai/contracts';
import type { Rooms } from '../room/rooms';
import { PracticeDesk } from './practice-desk';

@Injectable()
export class PracticeRooms implements Pick<Rooms, keyof Rooms> {
  private readonly desk = inject(PracticeDesk);

  readonly entered = computed<readonly RoomPass[]>(() => {
    const view = this.desk.view();
    return view === null ? [] : [view.pass];
  });

  pass(auctionId: number): RoomPass | null {
    const view = this.desk.view();
    return view?.pass.auctionId === auctionId ? view.pass : null;
  }

  isKnown(): boolean {
    return true;
  }

  /** Nobody is put out of a practice. */
  disqualifiedFor(): null {
    return null;
  }

  noteDisqualified(): void {}

  resume(): Promise<void> {
    return this.desk.find();
  }

  enter(): Promise<Refusal | null> {
    return Promise.resolve(null);
  }

  bind(auctionId: number, entryId: number, lotId: number): void {
    this.desk.changePass((pass) => {
      if (pass.auctionId !== auctionId) return pass;
      const bind = (entry: RoomPass['entries'][number]) =>
        entry.entryId === entryId ? { ...entry, boundLotId: lotId } : entry;
      return { ...pass, entries: pass.entries.map(bind) };
    });
  }
}
