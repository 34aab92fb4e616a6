// One instance of the program: a LotHost on its own handle of the disk and its own clock, that can crash at any step.
import { isRunning, type ScheduledLot } from '@haopai/lot';
import type { JournalRecord } from '../journal-chain';
import type { LotAnswer } from '../lot-answer';
import { DoorWatch } from '../door-watch';
import type { Doors } from '../doors';
import { LotHost } from '../lot-host';
import type { LotOrder } from '../lot-host';
import { AbilityDiary } from './ability-diary';
import { FaultyJournal } from './faulty-journal';
import { type OpenLot, RoomWatch } from '../rooms/room-watch';
import { TOLD_EVERY_MS } from '../rooms/seen-rooms';
import { OwnerClock } from './owner-clock';
import { ROOM_AUCTION } from './simulated-room';
import type { Submission } from './submission';
import type { Weather } from './weather';
import type { World } from './world';

export interface OwnerTraits {
  readonly id: number;
  readonly aheadMs: number;
  readonly weather: Pick<Weather, 'fateOfAppend' | 'fateOfRead'>;
  readonly aliveUntilMsOf: (shard: number) => number;
}

export class SimulatedOwner {
  readonly id: number;
  readonly diary: AbilityDiary;
  readonly journal: FaultyJournal;
  readonly submissions: Submission[] = [];
  private readonly host: LotHost;
  private readonly clock: OwnerClock;
  private readonly rooms: RoomWatch;
  private readonly doors: DoorWatch;
  private readonly publishedVersions = new Map<number, number>();
  private isCrashed = false;

  constructor(
    private readonly world: World,
    traits: OwnerTraits,
  ) {
    const { clock, disk, random, lots } = world;
    this.id = traits.id;
    this.diary = new AbilityDiary(
      clock,
      lots.map(({ lotId }) => lotId),
    );
    this.clock = new OwnerClock(clock, traits.aheadMs);
    this.journal = new FaultyJournal(disk, clock, random, traits.weather, this.diary);
    this.doors = new DoorWatch(
      this.clock,
      { doorHeardAtMs: () => null, peers: { self: `engine/${this.id}`, bus: world.line.bus } },
      (silentSinceMs) => this.host.noteRecovery(silentSinceMs),
    );
    this.host = new LotHost({
      doors: this.doorsOf(),
      clock: this.clock,
      journal: this.journal,
      leases: { leaseOf: (shard) => ({ shard, epoch: 1, aliveUntilMs: traits.aliveUntilMsOf(shard) }) },
      publisher: { publish: (lot, news) => this.checkNews(lot, news) },
      onBroken: (lotId, cause) =>
        world.violations.expect(
          false,
          'chainHolds',
          () => `lot ${lotId} at owner ${this.id}: ${String(cause)}`,
        ),
    });
    for (const terms of lots) void this.host.adopt(terms);
    this.rooms = new RoomWatch({
      clock: this.clock,
      peers: null,
      openLots: () => this.openLots(),
      giveBack: (lotId, { sinceMs, untilMs, awayCount, roomCount }) =>
        this.submit(lotId, { type: 'ResumeAfterCutOff', sinceMs, untilMs, awayCount, roomCount }),
      onFound: () => undefined,
    });
    this.rooms.start();
    this.doors.start();
    this.tellRooms();
  }

  private doorsOf(): Doors {
    const { line } = this.world;
    if (line.faults.believesUnheard !== true) return this.doors;
    const { doors } = this;
    let hasHeard = false;
    line.bus.listen('doors', () => (hasHeard = true));
    return {
      get silentSinceMs() {
        return hasHeard ? doors.silentSinceMs : null;
      },
    };
  }

  /** As its door does. */
  private tellRooms(): void {
    this.rooms.noteDoor('door', this.world.room.seen(this.clock.nowMs()));
    this.clock.alarmIn(TOLD_EVERY_MS, () => this.tellRooms());
  }

  private *openLots(): Iterable<OpenLot> {
    for (const { lotId } of this.world.lots) {
      const lot = this.host.lotOf(lotId);
      if (lot === null || !isRunning(lot)) continue;
      const { hasCutOffTime, terms } = lot;
      yield { lotId, auctionId: ROOM_AUCTION, hasCutOffTime, opensAtMs: terms.opensAtMs };
    }
  }

  get hasCrashed(): boolean {
    return this.isCrashed;
  }

  lotOf(lotId: number): ScheduledLot | null {
    return this.host.lotOf(lotId);
  }

  bidsPossibleUntilMs(lotId: number): number | null {
    return this.host.bidsPossibleUntilMs(lotId);
  }

  submit(lotId: number, order: LotOrder): Promise<LotAnswer> {
    const submission: Submission = {
      ownerId: this.id,
      lotId,
      order,
      sentAtMs: this.world.clock.nowMs(),
      toldVersion: this.host.lotOf(lotId)?.version ?? 0,
      cameDuringAWrite: this.journal.isWriting(lotId),
      answer: null,
    };
    this.submissions.push(submission);
    return this.host.submit(lotId, order).then((answer) => {
      submission.answer = answer;
      this.checkAnswer(submission, answer);
      return answer;
    });
  }

  /** Stops between two steps; nothing that it was doing goes on, but for writes that are on their way. */
  crash(): void {
    this.isCrashed = true;
    this.clock.die();
    this.journal.die();
  }

  /** Lets go in order, as on SIGTERM: whoever gave an order has the answer when this resolves. */
  async stop(): Promise<void> {
    this.diary.died();
    this.rooms.stop();
    this.doors.stop();
    await this.host.stop();
    this.expectNothingUnanswered();
    if (!this.isCrashed) this.crash();
  }

  expectNothingUnanswered(): void {
    const open = this.submissions.filter(({ answer }) => answer === null);
    this.world.violations.expect(
      this.isCrashed || (open.length === 0 && this.host.ordersUnderWay === 0),
      'everyOrderIsAnswered',
      () => `owner ${this.id} owes ${this.host.ordersUnderWay} answers, first of ${JSON.stringify(open[0])}`,
    );
  }

  private checkAnswer({ lotId, order }: Submission, answer: LotAnswer): void {
    if (answer.kind !== 'done') return;
    const { version, hash } = answer;
    // An order that found nothing to do on an empty lot has version 0.
    const isOnDisk = version === 0 || this.world.disk.has({ lotId, version, hash });
    this.world.violations.expect(
      isOnDisk,
      'toldIsOnDisk',
      () => `owner ${this.id} acknowledged ${order.type} as v${version} of lot ${lotId}`,
    );
  }

  private checkNews(lot: ScheduledLot, news: readonly JournalRecord[]): void {
    const { disk, violations } = this.world;
    const { version } = lot;
    const { lotId } = lot.terms;
    this.diary.told(lotId, lot.phase === 'paused');
    const toldBefore = this.publishedVersions.get(lotId);
    this.publishedVersions.set(lotId, version);
    for (const record of news) {
      violations.expect(
        disk.has(record),
        'toldIsOnDisk',
        () => `owner ${this.id} published v${record.version} of lot ${lotId}`,
      );
    }
    const first = news[0]?.version ?? version + 1;
    const isInOrder =
      news.every((record, i) => record.version === first + i) && first + news.length - 1 === version;
    const isNext = news.length === 0 || toldBefore === undefined || first === toldBefore + 1;
    violations.expect(
      isInOrder && isNext,
      'everyVersionIsPublished',
      () =>
        `owner ${this.id}, lot ${lotId}: v${first} + ${news.length} after v${toldBefore ?? 0}, lot at v${version}`,
    );
  }
}
