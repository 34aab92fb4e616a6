// The storm: season after season of bidders at all instances, until it is told to end; keeps what each was told.
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_LADDER } from '@haopai/rules';
import {
  between,
  Bidder,
  type BidTry,
  type Chance,
  type LoadLot,
  nodeSurroundings,
  RestLine,
  seededChance,
  SocketLine,
  type Surroundings,
} from '../../load';
import type { TransactionalDatabase } from '../../seed/rows';
import { askAgain } from './ask-again';
import { type Person, gatherCrowd } from './crowd';
import { probe, sprint } from './habits';
import { Onlookers } from './onlookers';
import { enterRoom, makeSeason, PROBERS_PER_LOT, type Season, SPRINTERS, type Ticket } from './season';

const SEASON_MS = 60_000;
/** The next season is begun so long before, for its auction must be made in the middle of it all. */
const AHEAD_MS = 10_000;
const MAKE_AGAIN_AFTER_MS = 500;
/** Every fourth bidder speaks REST. */
const REST_EVERY = 4;
const VISITORS_MAX = 3;
/** Bidders of a probed lot that stay at their instance, each at another. */
const LOYAL_PER_LOT = PROBERS_PER_LOT - 1;
/** A sprinter may try one entry on two lots at once: one of them must refuse. */
const TWO_LOTS_PROBABILITY = 0.15;
const COMES_IN_MAX_MS = 1_000;
/** Who stays at an instance waits for as long as its packets may be lost, and gets each answer when it is back. */
const WAITS_LONGER_MS = 60_000;

export interface StormWish {
  readonly db: TransactionalDatabase;
  readonly baseUrls: readonly string[];
  readonly longLots: number;
  readonly onlookers: number;
  readonly seed: number;
  /** The longest outage of an instance. */
  readonly outageMaxMs: number;
  readonly note: (line: string) => void;
}

export interface StormLot extends LoadLot {
  readonly opensAtMs: number;
  /** Bid on without a pause, until then; null for lots that are left to close. */
  probedUntilMs: number | null;
}

interface Place {
  readonly ticket: Ticket;
  readonly lot: LoadLot;
  readonly entryId: number;
  /** The instances that the bidder asks, one after another. */
  readonly baseUrls: readonly string[];
}

interface Fight extends Omit<Place, 'entryId'> {
  readonly lot: StormLot;
  /** When it is over. */
  readonly leave: { readonly at: number };
}

export class Storm {
  readonly tries: BidTry[] = [];
  readonly lots: StormLot[] = [];
  readonly onlookers: Onlookers;
  /** When each lot last answered with an accepted bid. */
  readonly lastAcceptedAtMs = new Map<number, number>();
  private readonly chance: Chance;
  private readonly surroundings: Surroundings;
  private readonly atWork = new Set<Promise<void>>();
  private readonly veterans: Bidder[] = [];
  private crowd: readonly Person[] = [];
  private probed: readonly StormLot[] = [];
  private isOver = false;
  private isGivenUp = false;
  private seasons: Promise<void> = Promise.resolve();

  constructor(private readonly wish: StormWish) {
    this.chance = seededChance(wish.seed);
    this.onlookers = new Onlookers(wish.baseUrls);
    const node = nodeSurroundings(seededChance(wish.seed + 1));
    // Who waits for an answer has waited long enough when all is given up.
    this.surroundings = { ...node, nowMs: () => (this.isGivenUp ? Infinity : node.nowMs()) };
  }

  /** Lots that are being probed now. */
  get probedLots(): readonly StormLot[] {
    return this.probed;
  }

  /** Resolves when the first lots are being fought for. */
  async start(): Promise<void> {
    const { db, baseUrls, longLots, onlookers } = this.wish;
    this.crowd = await gatherCrowd(db, baseUrls, longLots * PROBERS_PER_LOT + SPRINTERS + onlookers);
    const first = await this.makeNext();
    this.seasons = this.goOn(first).catch((error: unknown) => {
      // The next season was still being made when everything was let go.
      if (!this.isGivenUp) throw error;
    });
    if (!(await this.hasBidsSince(Date.now())))
      throw new Error('bids do not flow, and nothing has been broken yet');
  }

  /** Every probed lot has taken a bid that came after this time; false when the patience is over. */
  async hasBidsSince(atMs: number, patienceMs = 30_000): Promise<boolean> {
    const untilMs = performance.now() + patienceMs;
    while (performance.now() < untilMs) {
      const lots = this.probed;
      const isAlive = ({ id }: StormLot): boolean => (this.lastAcceptedAtMs.get(id) ?? 0) > atMs;
      if (lots.length > 0 && lots.every(isAlive)) return true;
      await sleep(20);
    }
    return false;
  }

  /** Resolves when every bid has its answer, or the patience is over; receipts are asked for once more. */
  async stop(patienceMs: number): Promise<void> {
    this.isOver = true;
    await this.seasons;
    const answered = Promise.all(this.atWork).then(() =>
      askAgain(this.veterans, this.surroundings, (index) => this.instancesFrom(index)),
    );
    await Promise.race([answered, sleep(patienceMs, undefined, { ref: false })]);
    this.giveUp();
  }

  /** Lets go of everything: nothing of the storm goes on. */
  giveUp(): void {
    this.isOver = true;
    this.isGivenUp = true;
    for (const bidder of this.veterans) bidder.close();
    this.onlookers.empty();
  }

  private async goOn(first: Season): Promise<void> {
    for (let season = first; ;) {
      const endsAtMs = season.opensAtMs + SEASON_MS;
      const leave = { at: Infinity };
      this.play(season, leave);
      while (!this.isOver && Date.now() < endsAtMs - AHEAD_MS) await sleep(100);
      if (this.isOver) return;
      const next = await this.makeNext();
      while (!this.isOver && Date.now() < Math.max(next.opensAtMs, endsAtMs - AHEAD_MS)) await sleep(100);
      leave.at = Date.now() + 1_000;
      for (const lot of this.probed) lot.probedUntilMs = leave.at;
      season = next;
    }
  }

  private async makeNext(): Promise<Season> {
    const { db, baseUrls, longLots, note } = this.wish;
    for (;;) {
      try {
        return await makeSeason(db, { crowd: this.crowd, baseUrls, longLots, lastsMs: SEASON_MS });
      } catch (error) {
        if (this.isGivenUp) throw error;
        note(`a season could not be made: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(MAKE_AGAIN_AFTER_MS);
      }
    }
  }

  private play(season: Season, leave: { at: number }): void {
    const { longLots, shortLots, opensAtMs, probers, sprinters, onlookers } = season;
    this.onlookers.fill(onlookers);
    const long = longLots.map((lot) => ({ ...lot, opensAtMs, probedUntilMs: Infinity }));
    this.probed = long;
    this.lots.push(...long, ...shortLots.map((lot) => ({ ...lot, probedUntilMs: null })));
    for (const [index, ticket] of probers.entries()) {
      const lot = long[index % long.length];
      // One of a lot's bidders goes elsewhere when its instance is gone; the others stay, so that they are not all at one.
      const doors = this.instancesFrom((index % long.length) + Math.floor(index / long.length));
      const isLoyal = index < long.length * LOYAL_PER_LOT;
      if (lot) this.employ(this.fight({ ticket, lot, leave, baseUrls: isLoyal ? doors.slice(0, 1) : doors }));
    }
    this.employ(this.send(sprinters, shortLots));
  }

  private employ(work: Promise<void>): void {
    this.atWork.add(work);
    void work.finally(() => this.atWork.delete(work));
  }

  private async fight({ ticket, lot, leave, baseUrls }: Fight): Promise<void> {
    await sleep(Math.max(lot.opensAtMs - Date.now(), 0));
    const bidder = this.bidderFor({ ticket, lot, entryId: ticket.entryIds[0] ?? 0, baseUrls });
    const isOver = (): boolean => this.isOver || Date.now() >= leave.at;
    await probe({ bidder, chance: this.chance, isOver });
    bidder.close();
  }

  /** Sends sprinters to the short lots as these open. */
  private async send(sprinters: readonly Ticket[], lots: Season['shortLots']): Promise<void> {
    const left = new Map(sprinters.map((ticket) => [ticket, [...ticket.entryIds]]));
    for (const [index, lot] of lots.entries()) {
      while (!this.isOver && Date.now() < lot.opensAtMs) await sleep(20);
      if (this.isOver) return;
      const visitors = between(this.chance, 0, VISITORS_MAX);
      for (let visitor = 0; visitor < visitors; visitor++) {
        const ticket = sprinters[(index * VISITORS_MAX + visitor) % sprinters.length];
        const entryId = ticket && left.get(ticket)?.pop();
        if (ticket === undefined || entryId === undefined) continue;
        this.employ(this.visit(ticket, lot, entryId));
        const other = lots[index - 1];
        if (other && this.chance() < TWO_LOTS_PROBABILITY) this.employ(this.visit(ticket, other, entryId));
      }
    }
  }

  private async visit(ticket: Ticket, lot: LoadLot, entryId: number): Promise<void> {
    await sleep(between(this.chance, 0, COMES_IN_MAX_MS));
    const bidder = this.bidderFor({
      ticket,
      lot,
      entryId,
      baseUrls: this.instancesFrom(ticket.bidder + lot.id),
    });
    await sprint({ bidder, chance: this.chance, isOver: () => this.isOver });
    bidder.close();
  }

  private bidderFor({ ticket, lot, entryId, baseUrls }: Place): Bidder {
    const { person, bidder, paddleNo } = ticket;
    const address = { baseUrls, cookie: person.cookie };
    const line =
      (bidder + lot.id) % REST_EVERY === 0
        ? new RestLine(this.surroundings, address)
        : new SocketLine(this.surroundings, { ...address, watchedLotId: lot.id });
    const seat = {
      bidder,
      paddleNo,
      cookie: person.cookie,
      lot,
      entryId,
      ladderFen: DEFAULT_LADDER,
      baseUrls,
    };
    const made = new Bidder({
      surroundings: this.surroundings,
      seat,
      line,
      noteTry: (bidTry) => this.noteTry(bidTry),
      comeIn: async () => {
        await enterRoom(this.wish.baseUrls, ticket);
        return person.cookie;
      },
      giveUpAfterMs: this.wish.outageMaxMs + WAITS_LONGER_MS,
    });
    this.veterans.push(made);
    return made;
  }

  /** All of them, each number beginning at another. */
  private instancesFrom(index: number): readonly string[] {
    const { baseUrls } = this.wish;
    const at = index % baseUrls.length;
    return [...baseUrls.slice(at), ...baseUrls.slice(0, at)];
  }

  private noteTry(bidTry: BidTry): void {
    this.tries.push(bidTry);
    if (bidTry.answer.kind === 'accepted') this.lastAcceptedAtMs.set(bidTry.lotId, bidTry.answeredAtMs);
  }
}
