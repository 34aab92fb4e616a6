// The rooms in which a citizen has bids that run, as the browser keeps them: after a reload each page knows of them again.
import { effect, inject, Injectable, type Signal, untracked } from '@angular/core';
import { Rooms, Session } from '@haopai/web-data';

const KEPT = 'haopai.rooms';
const ROOMS_MAX = 3;

@Injectable()
export class KeptRooms {
  private readonly rooms = inject(Rooms);
  private readonly session = inject(Session);

  /** `live`: the auctions to keep. `shown`: the one whose page is open, which asks by itself. Run where effects may be made. */
  follow(live: Signal<readonly number[]>, shown: Signal<number | null>): void {
    effect(() => {
      const citizenId = this.session.citizenId();
      if (citizenId === null) return;
      for (const auctionId of keptBy(citizenId)) {
        untracked(() => {
          const isAsked = shown() === auctionId || this.rooms.isKnown(auctionId);
          if (!isAsked) void this.rooms.resume(auctionId);
        });
      }
    });
    effect(() => {
      const citizenId = this.session.citizenId();
      if (citizenId === null) return;
      const unanswered = keptBy(citizenId).filter((auctionId) => !this.rooms.isKnown(auctionId));
      keep(citizenId, [...new Set([...live(), ...unanswered])].slice(0, ROOMS_MAX));
    });
  }
}

interface Kept {
  readonly citizenId: number;
  readonly auctionIds: readonly number[];
}

function keptBy(citizenId: number): readonly number[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Partial<Kept> | null;
    if (kept?.citizenId !== citizenId) return [];
    return (kept.auctionIds ?? []).filter(Number.isSafeInteger).slice(0, ROOMS_MAX);
  } catch {
    return [];
  }
}

function keep(citizenId: number, auctionIds: readonly number[]): void {
  try {
    if (auctionIds.length === 0) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify({ citizenId, auctionIds } satisfies Kept));
  } catch {
    // A browser that keeps nothing knows of a room when one of its pages is opened.
  }
}
