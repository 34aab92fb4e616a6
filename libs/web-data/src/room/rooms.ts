// The bidding rooms that this citizen has entered, one pass an auction.
import { inject, Injectable, linkedSignal } from '@angular/core';
import type { EnterRoomBody, Refusal, RoomPass } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { Session } from '../session/session';

@Injectable({ providedIn: 'root' })
export class Rooms {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  /** Belong to one citizen: whoever comes next in the same browser starts with none. */
  private readonly passes = linkedSignal<number | null, ReadonlyMap<number, RoomPass>>({
    source: this.session.citizenId,
    computation: () => new Map(),
  });

  /** The pass of one auction's room, null while it is not entered. Reactive. */
  pass(auctionId: number): RoomPass | null {
    return this.passes().get(auctionId) ?? null;
  }

  /** Asks whether this session already is in the room: after a reload, or to see which lots the entries stand behind now. */
  async resume(auctionId: number): Promise<void> {
    const answer = await this.api.get<RoomPass>(`/auctions/${auctionId}/room`);
    if (answer.ok) this.keep(answer.value);
    else if (isOutside(answer.refusal)) this.forget(auctionId);
  }

  /** Null when entered, else why not. */
  async enter(auctionId: number, body: EnterRoomBody): Promise<Refusal | null> {
    const answer = await this.api.post<RoomPass>(`/auctions/${auctionId}/room`, body);
    if (!answer.ok) return answer.refusal;
    this.keep(answer.value);
    return null;
  }

  /** An accepted bid binds its entry to its lot for the rest of the auction. */
  bind(auctionId: number, entryId: number, lotId: number): void {
    const pass = this.pass(auctionId);
    if (pass === null) return;
    const entries = pass.entries.map((entry) =>
      entry.entryId === entryId ? { ...entry, boundLotId: lotId } : entry,
    );
    this.keep({ ...pass, entries });
  }

  private keep(pass: RoomPass): void {
    this.passes.update((passes) => new Map(passes).set(pass.auctionId, pass));
  }

  private forget(auctionId: number): void {
    this.passes.update((passes) => new Map([...passes].filter(([id]) => id !== auctionId)));
  }
}

/** Not in the room, or put out of the auction. */
function isOutside({ code }: Refusal): boolean {
  return code === 'ROOM.NOT_ENTERED' || code === 'PADDLE.DISQUALIFIED';
}
