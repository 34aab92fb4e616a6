// Who is in which room, as several places tell it: doors to their engine, engines to each other. Time comes in.
import type { CutOffRule, LostBidder } from './cut-off-rule';

/** Of one auction, at one place. */
export interface SeenRoom {
  readonly auctionId: number;
  /** Paddles that have a line there and are in the room. */
  readonly present: readonly number[];
  /** Paddles whose last line there ended without a word, in the last minute. Whoever left by themselves is in neither list. */
  readonly lost: readonly LostBidder[];
}

/** All of a place, each time: what is lost on the way is told again in a second. */
export interface SeenRooms {
  readonly atMs: number;
  readonly rule: CutOffRule;
  readonly rooms: readonly SeenRoom[];
}

export interface Room {
  readonly present: Set<number>;
  /** The newest loss of each; somebody may have come back, here or elsewhere. */
  readonly lost: Map<number, LostBidder>;
}
export type Rooms = Map<number, Room>;

/** Whoever is told of so long ago is of no interest: what they were part of has been judged. */
export const LOST_FOR_MS = 60_000;
/** A place tells as often. */
export const TOLD_EVERY_MS = 1_000;

interface Told {
  readonly seen: Pick<SeenRooms, 'atMs' | 'rooms'>;
  readonly heardAtMs: number;
}

interface Closed {
  readonly rooms: readonly SeenRoom[];
  readonly fromMs: number;
  readonly toMs: number;
}

export class SeenPlaces {
  private readonly open = new Map<string, Told>();
  private closed: Closed[] = [];

  note(place: string, seen: Told['seen'], heardAtMs: number): void {
    this.open.set(place, { seen, heardAtMs });
  }

  /** It has died, at `toMs` at the latest: its lines are cut. */
  close(place: string, toMs: number): void {
    const last = this.open.get(place);
    if (last === undefined) return;
    this.open.delete(place);
    const { atMs: fromMs, rooms } = last.seen;
    this.closed.push({ rooms, fromMs, toMs: Math.max(fromMs, toMs) });
  }

  /** It goes in order, and its lines with it: they count neither as there nor as lost. */
  forget(place: string): void {
    this.open.delete(place);
  }

  /** Whoever was last heard before then has died soon after. */
  closeSilent(heardBeforeMs: number): void {
    for (const [place, { seen, heardAtMs }] of this.open)
      if (heardAtMs < heardBeforeMs) this.close(place, seen.atMs + TOLD_EVERY_MS);
  }

  forgetLost(beforeMs: number): void {
    this.closed = this.closed.filter(({ toMs }) => toMs >= beforeMs);
  }

  /** Until when it is known of all of them who is there. */
  knownUntilMs(nowMs: number): number {
    let untilMs = nowMs;
    for (const { seen } of this.open.values()) untilMs = Math.min(untilMs, seen.atMs);
    return untilMs;
  }

  get hasLost(): boolean {
    if (this.closed.length > 0) return true;
    return [...this.open.values()].some(({ seen }) => seen.rooms.some(({ lost }) => lost.length > 0));
  }

  /** Whom they were told to have, and nobody whom they have lost. */
  addPresentTo(rooms: Rooms): Rooms {
    for (const { seen } of this.open.values())
      for (const { auctionId, present } of seen.rooms) {
        const room = roomOf(rooms, auctionId);
        for (const bidderId of present) room.present.add(bidderId);
      }
    return rooms;
  }

  addTo(rooms: Rooms): Rooms {
    this.addPresentTo(rooms);
    for (const { seen } of this.open.values())
      for (const { auctionId, lost } of seen.rooms)
        for (const one of lost) noteLost(roomOf(rooms, auctionId), one);
    for (const { rooms: seen, fromMs, toMs } of this.closed)
      for (const { auctionId, present, lost } of seen) {
        const room = roomOf(rooms, auctionId);
        for (const one of lost) noteLost(room, one);
        for (const bidderId of present) noteLost(room, { bidderId, fromMs, toMs });
      }
    return rooms;
  }
}

/** As it is told on; who is there is lost nowhere. */
export function seenOf(rooms: Rooms): readonly SeenRoom[] {
  return [...rooms].map(([auctionId, room]) => ({
    auctionId,
    present: [...room.present],
    lost: awayOf(room),
  }));
}

export function awayOf({ present, lost }: Room): readonly LostBidder[] {
  return [...lost.values()].filter(({ bidderId }) => !present.has(bidderId));
}

function roomOf(rooms: Rooms, auctionId: number): Room {
  const known = rooms.get(auctionId);
  if (known !== undefined) return known;
  const room: Room = { present: new Set(), lost: new Map() };
  rooms.set(auctionId, room);
  return room;
}

function noteLost({ lost }: Room, one: LostBidder): void {
  const known = lost.get(one.bidderId);
  if (known === undefined || known.toMs < one.toMs) lost.set(one.bidderId, one);
}
