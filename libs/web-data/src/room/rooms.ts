// The bidding rooms that this citizen has entered, one pass an auction.
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import type { EnterRoomBody, Refusal, RoomPass } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { LiveSocket } from '../live/live-socket';
import { answerTo } from '../reading/answer-to';
import { NewestAsker } from '../session/newest-asker';
import { Session } from '../session/session';

@Injectable({ providedIn: 'root' })
export class Rooms {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private readonly live = inject(LiveSocket);
  /** Belong to one citizen: whoever comes next in the same browser starts with none. */
  private readonly passes = linkedSignal<number | null, ReadonlyMap<number, RoomPass>>({
    source: this.session.citizenId,
    computation: () => new Map(),
  });

  /** The auctions of whose room the server has said whether this citizen is in it. */
  private readonly known = linkedSignal<number | null, ReadonlySet<number>>({
    source: this.session.citizenId,
    computation: () => new Set(),
  });
  private readonly asker = new NewestAsker(this.session.citizenId);

  /** Why this citizen's paddle was put out of an auction, as far as the room has told. */
  private readonly reasons = linkedSignal<number | null, ReadonlyMap<number, string>>({
    source: this.session.citizenId,
    computation: () => new Map(),
  });

  /** Of all rooms that are entered, as far as this page has asked. */
  readonly entered = computed<readonly RoomPass[]>(() => [...this.passes().values()]);

  /** The pass of one auction's room, null while it is not entered. Reactive. */
  pass(auctionId: number): RoomPass | null {
    return this.passes().get(auctionId) ?? null;
  }

  /** Whether no pass means not to be in the room; false as long as nobody has answered. Reactive. */
  isKnown(auctionId: number): boolean {
    return this.known().has(auctionId);
  }

  /** The public reason for which this citizen's paddle was put out of the auction, null unless it was. Reactive. */
  disqualifiedFor(auctionId: number): string | null {
    return this.reasons().get(auctionId) ?? null;
  }

  /** The lot's record says so, before the room is asked. */
  noteDisqualified(auctionId: number, reason: string): void {
    this.reasons.update((reasons) => new Map(reasons).set(auctionId, reason));
  }

  /** Asks until it is answered whether this session already is in the room: after a reload, or to see which lots the entries stand behind now. */
  async resume(auctionId: number): Promise<void> {
    const citizenId = this.session.citizenId();
    const isWanted = this.asker.ask(auctionId);
    const answer = await answerTo<RoomPass>(this.api, { path: `/auctions/${auctionId}/room` }, isWanted);
    if (this.session.citizenId() !== citizenId) return;
    if (answer.ok || isWanted()) this.known.update((known) => new Set(known).add(auctionId));
    if (answer.ok) this.keep(answer.value);
    else this.learnFrom(answer.refusal, auctionId);
  }

  /** Null when entered, else why not. */
  async enter(auctionId: number, body: EnterRoomBody): Promise<Refusal | null> {
    const citizenId = this.session.citizenId();
    const answer = await this.api.post<RoomPass>(`/auctions/${auctionId}/room`, body);
    const isOwn = this.session.citizenId() === citizenId;
    if (!answer.ok) {
      if (isOwn) this.learnFrom(answer.refusal, auctionId);
      return answer.refusal;
    }
    if (isOwn) this.keep(answer.value);
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

  private learnFrom(refusal: Refusal, auctionId: number): void {
    if (isDisqualified(refusal)) this.noteDisqualified(auctionId, refusal.data.reason);
    if (refusal.code === 'ROOM.NOT_ENTERED' || isDisqualified(refusal)) this.forget(auctionId);
  }

  private keep(pass: RoomPass): void {
    // Whoever is in a room has a place.
    if (this.live.connection() === 'full') this.live.reconnect();
    this.passes.update((passes) => new Map(passes).set(pass.auctionId, pass));
    this.known.update((known) => new Set(known).add(pass.auctionId));
  }

  private forget(auctionId: number): void {
    this.passes.update((passes) => new Map([...passes].filter(([id]) => id !== auctionId)));
  }
}

function isDisqualified(refusal: Refusal): refusal is Refusal<'PADDLE.DISQUALIFIED'> {
  return refusal.code === 'PADDLE.DISQUALIFIED';
}
