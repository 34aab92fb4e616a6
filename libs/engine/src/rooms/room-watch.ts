// Watches over the rooms at the doors of all instances: when many are cut off at once, the lots held here that run get that time back.
import type { Cancel, Clock } from '../clock';
import type { LotEnginePorts } from '../lot-engine.ports';
import { type Crowd, type CutOff, type CutOffRule, findCutOff } from './cut-off-rule';
import { type FoundCutOff, RoomSayings } from './room-sayings';
import {
  awayOf,
  LOST_FOR_MS,
  type Room,
  type Rooms,
  SeenPlaces,
  type SeenRooms,
  seenOf,
  TOLD_EVERY_MS,
} from './seen-rooms';

const LOOK_EVERY_MS = 500;
const SAY_EVERY_LOOKS = TOLD_EVERY_MS / LOOK_EVERY_MS;
/** A place that tells every second is dead when it has been silent for longer. */
const SILENT_MAX_MS = 3_000;
/** After the clock may have been set: by then each place has told anew, and its silence can be measured again. */
const LOOKS_UNTIL_HEARD_ANEW = SILENT_MAX_MS / LOOK_EVERY_MS;
/** A lot that could not be told is told again, by whoever holds it then. */
const GIVEN_FOR_MS = 10_000;
const REMEMBERED_FOR_MS = 600_000;

/** A lot held here whose countdown runs. */
export interface OpenLot {
  readonly lotId: number;
  readonly auctionId: number;
  readonly opensAtMs: number;
  readonly hasCutOffTime: boolean;
}

export interface RoomWatchPorts {
  readonly clock: Clock;
  readonly peers: Pick<NonNullable<LotEnginePorts['peers']>, 'self' | 'secret' | 'bus'> | null;
  readonly openLots: () => Iterable<OpenLot>;
  /** Resolves when the lot has answered, or nobody could ask it. */
  readonly giveBack: (lotId: number, cutOff: CutOff) => Promise<unknown>;
  readonly onFound: (found: FoundCutOff) => void;
}

export class RoomWatch {
  private readonly doors = new SeenPlaces();
  private readonly others = new SeenPlaces();
  private readonly sayings: RoomSayings | null;
  /** As own doors have told it; as those of others, for an engine without doors. Only the former is passed on: it is the newest of the settings. */
  private ownRule: CutOffRule | null = null;
  private heardRule: CutOffRule | null = null;
  /** The newest of each auction. */
  private readonly found = new Map<number, FoundCutOff>();
  /** Of each auction those who are told as lost and have been back since, with when they were lost. */
  private back = new Map<number, ReadonlyMap<number, number>>();
  private readonly underWay = new Set<number>();
  private looks = 0;
  /** Looks that take nobody for gone: how long ago somebody was heard is not known. */
  private looksToSkip = 0;
  private isDraining = false;
  private isStopped = false;
  private cancel: Cancel = () => undefined;
  private hearNoDoubts: Cancel = () => undefined;

  constructor(private readonly ports: RoomWatchPorts) {
    const { peers, clock } = ports;
    this.sayings = peers === null ? null : new RoomSayings(peers, clock);
  }

  start(): void {
    this.sayings?.listen((from, { isDraining, seen, found }) => {
      if (isDraining || seen === null) this.others.forget(from);
      else {
        this.others.note(from, seen, this.ports.clock.nowMs());
        this.heardRule = seen.rule;
      }
      for (const one of found) this.take(one);
    });
    this.hearNoDoubts =
      this.ports.clock.doubt?.onEnd(() => (this.looksToSkip = LOOKS_UNTIL_HEARD_ANEW)) ?? (() => undefined);
    this.lookLater();
  }

  /** What one of this engine's own doors sees; null when it is gone. */
  noteDoor(door: string, seen: SeenRooms | null): void {
    const nowMs = this.ports.clock.nowMs();
    if (seen === null) return this.doors.close(door, nowMs);
    this.doors.note(door, seen, nowMs);
    this.ownRule = seen.rule;
  }

  /** The sockets of this instance are about to be ended: others forget them now. */
  drain(): void {
    this.isDraining = true;
    this.say();
  }

  stop(): void {
    this.isStopped = true;
    this.hearNoDoubts();
    this.cancel();
  }

  private lookLater(): void {
    const { clock } = this.ports;
    const dueMs = clock.nowMs() + LOOK_EVERY_MS;
    this.cancel = clock.alarmIn(LOOK_EVERY_MS, () => {
      if (this.isStopped) return;
      const nowMs = clock.nowMs();
      if (this.looks++ % SAY_EVERY_LOOKS === 0) this.say();
      // Who has slept has heard nothing, and what came meanwhile is read after this.
      if (!this.isDraining && nowMs - dueMs < LOOK_EVERY_MS) this.look(nowMs);
      this.lookLater();
    });
  }

  private look(nowMs: number): void {
    if (this.looksToSkip > 0) this.looksToSkip--;
    else this.lookForLost(nowMs);
    for (const one of this.found.values()) this.giveBack(one, nowMs);
  }

  private lookForLost(nowMs: number): void {
    this.doors.closeSilent(nowMs - SILENT_MAX_MS);
    const wellSinceMs = this.sayings?.heardWellSinceMs(nowMs) ?? null;
    if (wellSinceMs !== null && nowMs - wellSinceMs > SILENT_MAX_MS)
      this.others.closeSilent(nowMs - SILENT_MAX_MS);
    for (const places of [this.doors, this.others]) places.forgetLost(nowMs - LOST_FOR_MS);
    const rule = this.ownRule ?? this.heardRule;
    if (rule !== null && (this.doors.hasLost || this.others.hasLost)) this.judge(rule, nowMs);
  }

  private judge(rule: CutOffRule, nowMs: number): void {
    const running = new Set([...this.ports.openLots()].map(({ auctionId }) => auctionId));
    const { rooms, knownUntilMs } = this.seenNow(nowMs);
    this.back = new Map([...rooms].map(([auctionId, room]) => [auctionId, this.backIn(auctionId, room)]));
    for (const [auctionId, room] of rooms) {
      if (!running.has(auctionId)) continue;
      const cutOff = findCutOff(this.crowdOf(auctionId, room), rule, knownUntilMs);
      if (cutOff === null) continue;
      this.take({ auctionId, atMs: nowMs, ...cutOff });
      this.say();
    }
  }

  /**
   * Who is where, and until when that is known. While nobody would be heard it is what own doors say: whoever was at others counts as still there,
   * and those whom others have lost as neither there nor gone, for they may be back (docs/adr/0101).
   */
  private seenNow(nowMs: number): { readonly rooms: Rooms; readonly knownUntilMs: number } {
    const rooms = this.doors.addTo(new Map());
    const ownUntilMs = this.doors.knownUntilMs(nowMs);
    if (this.sayings !== null && this.sayings.heardWellSinceMs(nowMs) === null)
      return { rooms: this.others.addPresentTo(rooms), knownUntilMs: ownUntilMs };
    const knownUntilMs = Math.min(ownUntilMs, this.others.knownUntilMs(nowMs));
    return { rooms: this.others.addTo(rooms), knownUntilMs };
  }

  /** Whoever has come back to another door and left there by themselves is not lost any more. */
  private backIn(auctionId: number, { present, lost }: Room): ReadonlyMap<number, number> {
    const known = this.back.get(auctionId);
    const back = new Map<number, number>();
    for (const [bidderId, { toMs }] of lost)
      if (present.has(bidderId) || known?.get(bidderId) === toMs) back.set(bidderId, toMs);
    return back;
  }

  /** Without those who were part of a cut before: it was judged. */
  private crowdOf(auctionId: number, room: Room): Crowd {
    const judgedUntilMs = this.found.get(auctionId)?.untilMs ?? 0;
    const back = this.back.get(auctionId);
    const away = awayOf(room).filter(
      ({ bidderId, toMs }) => toMs > judgedUntilMs && back?.get(bidderId) !== toMs,
    );
    return { presentCount: room.present.size, away };
  }

  private take(found: FoundCutOff): void {
    const known = this.found.get(found.auctionId);
    if (known !== undefined && known.untilMs >= found.untilMs) return;
    this.found.set(found.auctionId, found);
    this.ports.onFound(found);
  }

  private giveBack(found: FoundCutOff, nowMs: number): void {
    const { auctionId, atMs } = found;
    if (nowMs - atMs > REMEMBERED_FOR_MS) this.found.delete(auctionId);
    if (nowMs - atMs > GIVEN_FOR_MS) return;
    for (const { lotId, ...lot } of this.ports.openLots()) {
      const isDue = lot.auctionId === auctionId && !lot.hasCutOffTime && lot.opensAtMs <= atMs;
      if (!isDue || this.underWay.has(lotId)) continue;
      this.underWay.add(lotId);
      void this.ports.giveBack(lotId, found).finally(() => this.underWay.delete(lotId));
    }
  }

  private say(): void {
    const { sayings, ownRule: rule, isDraining } = this;
    if (sayings === null) return;
    const nowMs = this.ports.clock.nowMs();
    const found = [...this.found.values()].filter(({ atMs }) => nowMs - atMs <= GIVEN_FOR_MS);
    const seen =
      rule === null || isDraining
        ? null
        : { atMs: this.doors.knownUntilMs(nowMs), rule, rooms: seenOf(this.doors.addTo(new Map())) };
    sayings.say({ isDraining, seen, found });
  }
}
