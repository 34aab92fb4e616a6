// Rooms at several doors and instances: who was cut off, who only moved, and which lots get time back for it.
import type { MessageBus } from '../lot-engine.ports';
import { MessageSeal } from '../message-seal';
import { VirtualClock } from '../testing';
import type { CutOffRule, LostBidder } from './cut-off-rule';
import { type OpenLot, RoomWatch } from './room-watch';
import type { SeenRooms } from './seen-rooms';

const NOW_MS = 1_000_000;
const AUCTION = 7;
const SECRET = 'a secret that only this spec knows';
const RULE: CutOffRule = { paddlesMin: 20, percentMin: 30, withinMs: 5_000, awayMs: 5_000 };

/** What one says all hear, the one included, until it is away. */
class Bus implements MessageBus {
  isAway = false;
  private readonly hearers: ((message: string) => void)[] = [];

  say(_: string, message: string): Promise<number> {
    if (this.isAway) return Promise.reject(new Error('away'));
    for (const hear of this.hearers) hear(message);
    return Promise.resolve(this.hearers.length);
  }
  listen(_: string, hear: (message: string) => void): void {
    this.hearers.push(hear);
  }
  onReturn(): void {}
}

/** One instance: its lots, and who is at its doors. */
class Instance {
  readonly given: string[] = [];
  readonly watch: RoomWatch;
  lots: OpenLot[] = [{ lotId: 1, auctionId: AUCTION, opensAtMs: NOW_MS, hasCutOffTime: false }];
  readonly doors = new Map<string, { present: Set<number>; lost: Map<number, LostBidder> }>();
  isAlive = true;
  rule = RULE;

  constructor(
    private readonly clock: VirtualClock,
    bus: Bus,
    readonly name: string,
  ) {
    this.watch = new RoomWatch({
      clock,
      peers: { self: `${name}/s1`, secret: SECRET, bus },
      openLots: () => this.lots,
      giveBack: (lotId, { awayCount, roomCount }) => {
        this.given.push(`${lotId}: ${awayCount}/${roomCount}`);
        this.lots = this.lots.map((lot) => (lot.lotId === lotId ? { ...lot, hasCutOffTime: true } : lot));
        return Promise.resolve();
      },
      onFound: () => undefined,
    });
    this.watch.start();
  }

  come(door: string, from: number, count: number): void {
    const room = this.doors.get(door) ?? { present: new Set(), lost: new Map() };
    this.doors.set(door, room);
    for (let bidderId = from; bidderId < from + count; bidderId++) {
      room.present.add(bidderId);
      room.lost.delete(bidderId);
    }
  }

  cut(door: string, from: number, count: number): void {
    const room = this.doors.get(door);
    const nowMs = this.clock.nowMs();
    for (let bidderId = from; bidderId < from + count; bidderId++)
      if (room?.present.delete(bidderId) === true)
        room.lost.set(bidderId, { bidderId, fromMs: nowMs, toMs: nowMs });
  }

  leave(door: string, from: number, count: number): void {
    for (let bidderId = from; bidderId < from + count; bidderId++)
      this.doors.get(door)?.present.delete(bidderId);
  }

  kill(door: string): void {
    this.doors.delete(door);
    this.watch.noteDoor(door, null);
  }

  tell(): void {
    const atMs = this.clock.nowMs();
    if (this.isAlive)
      for (const [door, { present, lost }] of this.doors)
        this.watch.noteDoor(door, seen(atMs, [...present], [...lost.values()], this.rule));
  }
}

function seen(atMs: number, present: readonly number[], lost: readonly LostBidder[], rule = RULE): SeenRooms {
  return { atMs, rule, rooms: [{ auctionId: AUCTION, present, lost }] };
}

describe('the rooms at all doors', () => {
  let clock: VirtualClock;
  let bus: Bus;
  let here: Instance;
  let there: Instance;

  /** Doors tell once a second. */
  const pass = async (ms: number): Promise<void> => {
    const untilMs = clock.nowMs() + ms;
    while (clock.nowMs() < untilMs) {
      await clock.runUntil(Math.min(clock.nowMs() + 1_000, untilMs));
      for (const instance of [here, there]) instance.tell();
    }
  };

  /** Ten each; the lots of both wait to be given something. */
  beforeEach(async () => {
    clock = new VirtualClock(NOW_MS);
    bus = new Bus();
    here = new Instance(clock, bus, 'here');
    there = new Instance(clock, bus, 'there');
    here.come('a', 100, 10);
    there.come('b', 200, 10);
    await pass(3_000);
  });
  afterEach(() => {
    for (const { watch } of [here, there]) watch.stop();
  });

  it('give all lots time when three in ten are cut off, at whichever doors, and all lots the same', async () => {
    here.cut('a', 100, 3);
    there.cut('b', 200, 3);
    await pass(4_000);
    expect([...here.given, ...there.given]).toEqual([]);
    await pass(5_000);
    expect(here.given).toEqual(['1: 6/20']);
    expect(there.given).toEqual(['1: 6/20']);
  });

  it('are judged by the settings as they are now, also where there is no door', async () => {
    const engine = new Instance(clock, bus, 'engine');
    await pass(3_000);
    for (const one of [here, there]) one.rule = { ...RULE, percentMin: 50 };
    await pass(2_000);
    here.cut('a', 100, 3);
    there.cut('b', 200, 3);
    await pass(10_000);
    expect([...here.given, ...there.given, ...engine.given]).toEqual([]);
    engine.watch.stop();
  });

  it('give nothing for fewer, for those who are back in time, or for those who leave by themselves', async () => {
    here.cut('a', 100, 5);
    await pass(10_000);
    here.come('a', 100, 5);
    await pass(1_000);
    here.cut('a', 100, 8);
    await pass(4_000);
    there.come('b', 100, 8);
    await pass(10_000);
    there.leave('b', 100, 8);
    await pass(15_000);
    expect([...here.given, ...there.given]).toEqual([]);
  });

  it('give the lots of all time when a door dies and its people do not come back, and nothing when they do', async () => {
    here.kill('a');
    await pass(3_000);
    there.come('b', 100, 6);
    await pass(1_000);
    there.come('b', 106, 4);
    await pass(15_000);
    expect([...here.given, ...there.given]).toEqual([]);

    there.kill('b');
    here.come('c', 300, 3);
    await pass(4_000);
    here.come('c', 200, 3);
    await pass(6_000);
    // Of those who were there before, three are back and three have come since.
    expect(there.given).toEqual(['1: 17/23']);
    expect(here.given).toEqual(there.given);
  });

  it('take an instance that falls silent for dead, but not while nobody would be heard', async () => {
    bus.isAway = true;
    await pass(30_000);
    bus.isAway = false;
    await pass(10_000);
    expect([...here.given, ...there.given]).toEqual([]);

    there.isAlive = false;
    there.watch.stop();
    await pass(12_000);
    expect(here.given).toEqual(['1: 10/20']);
  });

  it('give an instance’s own lots time for its own people while nobody is heard, those of others counting as there', async () => {
    bus.isAway = true;
    await pass(10_000);
    here.cut('a', 100, 5);
    await pass(15_000);
    // Five of twenty, and not of ten.
    expect([...here.given, ...there.given]).toEqual([]);
    here.come('a', 100, 5);
    await pass(2_000);
    here.cut('a', 100, 6);
    await pass(4_000);
    expect(here.given).toEqual([]);
    await pass(4_000);
    expect(here.given).toEqual(['1: 6/20']);
    expect(there.given).toEqual([]);
    // What is told afterwards gives nothing twice, and nothing for what is long over.
    bus.isAway = false;
    await pass(20_000);
    expect(here.given).toEqual(['1: 6/20']);
  });

  it('take nobody for gone while nobody is heard who was lost elsewhere, or had come back there', async () => {
    here.cut('a', 100, 6);
    await pass(1_000);
    there.come('b', 100, 6);
    await pass(2_000);
    there.cut('b', 200, 6);
    await pass(2_000);
    bus.isAway = true;
    // They are back, and nobody here hears of it.
    there.come('b', 200, 6);
    await pass(20_000);
    expect([...here.given, ...there.given]).toEqual([]);
  });

  it('forget those of an instance that is draining: they count neither as there nor as gone', async () => {
    there.watch.drain();
    there.doors.clear();
    await pass(15_000);
    here.cut('a', 100, 9);
    await pass(15_000);
    expect(here.given).toEqual([]);
  });

  it('take nobody for gone because the clock was set forward, and find those who are cut off afterwards', async () => {
    there.watch.drain();
    there.doors.clear();
    here.come('a', 110, 10);
    await pass(3_000);
    clock.beDoubted();
    await pass(2_000);
    clock.beBelieved(10_000);
    // The door's next word is not there yet.
    await clock.runUntil(clock.nowMs() + 900);
    await pass(15_000);
    expect(here.given).toEqual([]);
    here.cut('a', 100, 8);
    await pass(12_000);
    expect(here.given).toEqual(['1: 8/20']);
  });

  it('give a lot time once, however often a ring drops its lines, and one that opened since its own', async () => {
    for (let round = 0; round < 4; round++) {
      here.cut('a', 100, 8);
      await pass(12_000);
      here.come('a', 100, 8);
      await pass(20_000);
    }
    expect(here.given).toEqual(['1: 8/20']);
    here.lots.push({ lotId: 2, auctionId: AUCTION, opensAtMs: clock.nowMs(), hasCutOffTime: false });
    await pass(20_000);
    expect(here.given).toEqual(['1: 8/20']);
    here.cut('a', 100, 8);
    await pass(12_000);
    expect(here.given).toEqual(['1: 8/20', '2: 8/20']);
  });

  it('give nothing to lots of another auction, nor to one that opens only afterwards', async () => {
    here.lots = [
      { lotId: 5, auctionId: 8, opensAtMs: NOW_MS, hasCutOffTime: false },
      { lotId: 6, auctionId: AUCTION, opensAtMs: NOW_MS + 3_600_000, hasCutOffTime: false },
    ];
    here.cut('a', 100, 8);
    await pass(12_000);
    expect(here.given).toEqual([]);
    expect(there.given).toEqual(['1: 8/20']);
  });

  it('believe nobody who can only write the bus', async () => {
    const atMs = clock.nowMs();
    const found = [
      { auctionId: AUCTION, atMs, sinceMs: atMs, untilMs: atMs, ...{ awayCount: 9, roomCount: 20 } },
    ];
    const stranger = new MessageSeal({ self: 'x/s1', secret: 'another', clock });
    await bus.say('rooms', JSON.stringify({ from: 'x/s1', isDraining: false, seen: null, found }));
    await bus.say('rooms', stranger.seal('rooms', JSON.stringify({ isDraining: false, seen: null, found })));
    await pass(3_000);
    expect([...here.given, ...there.given]).toEqual([]);
  });
});
