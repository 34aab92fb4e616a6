// Puts an engine together and starts it: lots, leases, roster, router, and what follows from the lots' facts.
import { type Ceiling, isRunning, type ScheduledLot } from '@haopai/lot';
import { Subject } from 'rxjs';
import { AuctionCourse } from './auction-course';
import type { Cancel } from './clock';
import { CommandRouter } from './command-router';
import { DoorWatch } from './door-watch';
import { EndedLots } from './ended-lots';
import type { JournalRecord } from './journal-chain';
import { UNAVAILABLE } from './lot-answer';
import type { Done, NotDone } from './lot-answer';
import type { EngineFact, EngineFigures, LotEngine, LotSnapshot, SubmittedCommand } from './lot-engine';
import type { LotEnginePorts } from './lot-engine.ports';
import { figuresOf } from './lot-figures';
import { LotHeadsWriter } from './lot-heads-writer';
import { LotHost } from './lot-host';
import { LotRoster } from './lot-roster';
import { type OpenLot, RoomWatch } from './rooms/room-watch';
import type { LotRefusal } from './refusals/lot-refusal';
import { RefusalsWriter } from './refusals/refusals-writer';
import type { SeenRooms } from './rooms/seen-rooms';
import type { BidsUntil, OwnLeases } from './shard-leases';

/** Hints that shards have changed hands: worth a look at the leases, and nothing more. */
const SHARDS_CHANNEL = 'shards';

/** Resolves when this instance holds its part of the shards, with the lots of the open auctions under way into memory. */
export async function createLotEngine(ports: LotEnginePorts): Promise<LotEngine> {
  const engine = new RunningEngine(ports);
  await engine.start();
  return engine;
}

class RunningEngine implements LotEngine {
  private readonly facts = new Subject<EngineFact>();
  readonly facts$ = this.facts.asObservable();
  private readonly host: LotHost;
  private readonly doors: DoorWatch;
  private readonly rooms: RoomWatch;
  private readonly leases: OwnLeases;
  private readonly roster: LotRoster;
  private readonly router: CommandRouter;
  private readonly heads: LotHeadsWriter;
  /** Null where nothing is put into a public log. */
  private readonly refusals: RefusalsWriter | null;
  private readonly course: AuctionCourse;
  /** What the leases say until the end, once this instance has begun to let its lots go. */
  private lastBidsUntil: BidsUntil | null = null;
  private hearNoDoubts: Cancel = () => undefined;
  private drained: Promise<void> | null = null;
  private isClosed = false;

  constructor(private readonly ports: LotEnginePorts) {
    const { clock, journal, watch, auctions, peers, acts } = ports;
    this.leases = ports.leases({
      mayTake: ports.mayTakeShards,
      bidsPossibleUntilMs: () => this.bidsPossibleUntil(),
      gained: ({ length }) => {
        this.roster.takeOnAgain();
        watch.noteShards('taken', length);
        this.hintToOthers();
      },
      // The others see it by themselves when the leases run out.
      lost: (shards) => {
        void this.host.releaseShards(shards);
        watch.noteShards('lost', shards.length);
      },
      letGo: (shards) => this.host.releaseShards(shards),
      freed: (shards) => {
        watch.noteShards('given', shards.length);
        this.hintToOthers();
      },
    });
    this.refusals = ports.refusals === null ? null : new RefusalsWriter(ports.refusals, watch);
    const noteRefused = (refusals: readonly LotRefusal[]): void => this.refusals?.note(refusals);
    this.doors = new DoorWatch(clock, ports, (silentSinceMs) => this.host.noteRecovery(silentSinceMs));
    this.host = new LotHost({
      clock,
      journal,
      doors: this.doors,
      leases: this.leases,
      publisher: {
        publish: (lot, news) => this.publish(lot, news),
        noteRefused,
        noteGone: (lotId) => this.facts.next({ kind: 'lotGone', lotId }),
      },
      onBroken: (lotId, cause) => watch.noteBroken(lotId, cause),
    });
    this.rooms = new RoomWatch({
      clock,
      peers,
      openLots: () => this.openLots(),
      giveBack: (lotId, { sinceMs, untilMs, awayCount, roomCount }) =>
        this.host.submit(lotId, { type: 'ResumeAfterCutOff', sinceMs, untilMs, awayCount, roomCount }),
      onFound: ({ auctionId, awayCount, roomCount }) => watch.noteCutOff(auctionId, awayCount, roomCount),
    });
    this.roster = new LotRoster(auctions, clock, this.host, watch);
    const auctionOf = (lotId: number): number | undefined => this.roster.auctionOf(lotId);
    this.course = new AuctionCourse(auctions, clock, auctionOf, (fact) => this.facts.next(fact), watch);
    this.heads = new LotHeadsWriter(ports.heads, watch, (lots) => this.course.noteWritten(lots));
    const endedLots = new EndedLots(journal, ports.heads, clock, noteRefused);
    this.router = new CommandRouter({ clock, host: this.host, endedLots, acts, peers, watch });
  }

  async start(): Promise<void> {
    await this.roster.start();
    await this.leases.start();
    // While the clock was in doubt nobody could take what another had lost.
    this.hearNoDoubts = this.ports.clock.doubt?.onEnd(() => this.leases.takeNow()) ?? (() => undefined);
    this.router.start();
    this.doors.start();
    this.rooms.start();
    const { peers } = this.ports;
    peers?.bus.onReturn(() => {
      this.lookAtShards();
      this.hintToOthers();
    });
    peers?.bus.listen(SHARDS_CHANNEL, (from) => {
      if (from !== peers.self) this.lookAtShards();
    });
  }

  submit(lotId: number, command: SubmittedCommand): Promise<Done | NotDone> {
    return this.isClosed ? Promise.resolve(UNAVAILABLE) : this.router.submit(lotId, command);
  }

  maximumBidOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    return this.router.maximumBidOf(lotId, paddleNo);
  }

  noteRooms(seen: SeenRooms | null, door = 'door'): void {
    this.rooms.noteDoor(door, seen);
  }

  snapshot(lotId: number): LotSnapshot | null {
    const lot = this.host.lotOf(lotId);
    const auctionId = this.roster.auctionOf(lotId);
    if (lot === null || auctionId === undefined) return null;
    return { auctionId, figures: figuresOf(lot), records: this.host.recentRecordsOf(lotId) };
  }

  *held(): Iterable<LotSnapshot> {
    for (const lotId of [...this.host.lotIds]) {
      const snapshot = this.snapshot(lotId);
      if (snapshot !== null) yield snapshot;
    }
  }

  get figures(): EngineFigures {
    return {
      commandsUnderWay: this.host.ordersUnderWay,
      lotsHeld: this.host.lotsHeld,
      shardsHeld: this.leases.count,
      isDatabaseThere: this.router.directory?.isAnswered ?? true,
      silentMs: 0,
    };
  }

  drain(): Promise<void> {
    this.drained ??= this.handOver();
    return this.drained;
  }

  async close(): Promise<void> {
    await this.drain();
    if (this.isClosed) return;
    this.isClosed = true;
    this.rooms.stop();
    this.router.stop();
    this.facts.complete();
    await this.ports.whenClosed?.();
  }

  private async handOver(): Promise<void> {
    const { timed = (_part, work) => work() } = this.ports;
    this.leases.takeNoMore();
    this.ports.whenDraining?.();
    this.hearNoDoubts();
    this.rooms.drain();
    this.doors.stop();
    this.roster.stop();
    this.lastBidsUntil = this.bidsPossibleUntil();
    await timed('lots', () => this.host.stop());
    this.course.stop();
    const { refusals } = this;
    // At the same time, since bids wait for the next owners.
    await Promise.all([
      timed('leases', () => this.giveBack()),
      timed('heads', () => this.heads.stop()),
      refusals === null ? null : timed('refusals', () => refusals.stop()),
    ]);
  }

  /** What cannot be given back runs out. */
  private async giveBack(): Promise<void> {
    await this.leases
      .stop(this.bidsPossibleUntil())
      .catch((error: unknown) => this.ports.watch.noteTrouble('shards not given back', error));
  }

  private publish(lot: ScheduledLot, records: readonly JournalRecord[]): void {
    const auctionId = this.roster.auctionOf(lot.terms.lotId);
    if (auctionId === undefined) return;
    this.facts.next({ kind: 'lot', auctionId, figures: figuresOf(lot), records });
    this.heads.note(lot);
    if (records.some(({ event }) => event.type === 'LotOpened'))
      this.course.noteOpened(auctionId, lot.changedAtMs);
  }

  private *openLots(): Iterable<OpenLot> {
    for (const lotId of this.host.lotIds) {
      const lot = this.host.lotOf(lotId);
      const auctionId = this.roster.auctionOf(lotId);
      if (lot === null || auctionId === undefined || !isRunning(lot)) continue;
      const { hasCutOffTime, terms } = lot;
      yield { lotId, auctionId, hasCutOffTime, opensAtMs: terms.opensAtMs };
    }
  }

  private lookAtShards(): void {
    this.leases.takeNow();
    void this.router.directory?.look();
  }

  /** While the bus is away they find out within a second. */
  private hintToOthers(): void {
    const { peers } = this.ports;
    peers?.bus.say(SHARDS_CHANNEL, peers.self).catch(() => undefined);
  }

  /** Null while lots are still being taken on. */
  private bidsPossibleUntil(): BidsUntil {
    if (this.lastBidsUntil !== null) return this.lastBidsUntil;
    return this.roster.hasTakenOnAll ? this.host.bidsPossibleUntilByShard() : () => null;
  }
}
