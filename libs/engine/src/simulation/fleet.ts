// Starts, crashes, retires and doubles the owners of a run, and keeps the lease table that tells a new owner since when time is owed.
import { SimulatedOwner } from './simulated-owner';
import type { Submission } from './submission';
import type { Weather } from './weather';
import { sleep } from './world';
import type { World } from './world';
import { shardOf } from '../shard-leases';

const OWNERS_MAX = 3;
const RESTART_MAX_MS = 15_000;
/** Long enough for a lot's whole countdown, or shorter. */
const SILENCE_MS = { min: 5_000, max: 45_000 } as const;
/** A lease says when its owner was last known to be able: not later than its last renewal. */
const RENEWAL_MS = 1_000;

export interface FleetHabits {
  readonly crashPerStep: number;
  readonly skewMaxMs: number;
  /** Time to the next handover or second owner. */
  readonly changeEveryMs: number;
  /** How far each owner's clock is off: the planted fault of a clock that is ahead. */
  readonly aheadMsOf?: (ownerId: number) => number;
  /** The disk as owners see it: the planted fault of a disk that lies. */
  readonly handleWeather?: (weather: Weather) => Pick<Weather, 'fateOfAppend' | 'fateOfRead'>;
  /** What a lease tells its next holder: the planted fault of one that does not know of outages. */
  readonly leaseSaysMs?: (aliveUntilMs: number, nowMs: number) => number;
}

export class Fleet {
  readonly all: SimulatedOwner[] = [];
  crashCount = 0;
  /** Those that take orders: the holder of the leases, and those that do not know yet that they lost them. */
  private live: SimulatedOwner[] = [];
  /** Those that take orders or are about to stop. */
  private readonly running = new Set<SimulatedOwner>();
  private holder: SimulatedOwner | null = null;
  private isCalm = false;
  /** By shard; here each lot has one of its own. */
  private readonly aliveUntilMs = new Map<number, number>();

  constructor(
    private readonly world: World,
    private readonly habits: FleetHabits,
  ) {
    this.start();
    void this.changeOwners();
  }

  get owners(): readonly SimulatedOwner[] {
    return this.live;
  }

  get submissions(): readonly Submission[] {
    return this.all.flatMap(({ submissions }) => submissions);
  }

  /** Called between any two steps. */
  maybeCrash(): void {
    const { random } = this.world;
    if (this.isCalm || this.running.size === 0 || !random.chance(this.habits.crashPerStep)) return;
    this.crash(random.pick([...this.running]));
  }

  /** From now on one healthy owner that has read all, and no other. */
  async calmDown(): Promise<SimulatedOwner> {
    this.isCalm = true;
    for (const owner of [...this.live]) await this.retire(owner);
    return this.start();
  }

  private async changeOwners(): Promise<void> {
    const { random } = this.world;
    for (;;) {
      await sleep(this.world, random.between(0, 2 * this.habits.changeEveryMs));
      if (this.isCalm) return;
      const { holder } = this;
      if (holder === null) continue;
      const how = random.pick(['second', 'second', 'handover', 'crash', 'crashUnheard'] as const);
      if (how === 'crash') this.crash(holder);
      else if (how === 'crashUnheard') await this.crashUnheard(holder);
      else if (how === 'handover') await this.retire(holder);
      else if (this.live.length < OWNERS_MAX) void this.runBeside(holder);
    }
  }

  /** All owners die with the line to the doors; whoever follows begins alone, and nobody can bid until the line is back. */
  private async crashUnheard(holder: SimulatedOwner): Promise<void> {
    const { line, random, clock } = this.world;
    const sinceMs = clock.nowMs();
    line.fallSilent();
    for (const owner of [...this.running]) if (owner !== holder) this.crash(owner);
    this.crash(holder);
    await sleep(this.world, random.between(SILENCE_MS.min, SILENCE_MS.max));
    for (const owner of this.all) owner.diary.unheard(sinceMs);
    line.isSilent = false;
  }

  /** A second owner takes all while the first still believes that it owns everything, for a while. */
  private async runBeside(first: SimulatedOwner): Promise<void> {
    const { random } = this.world;
    this.start();
    await sleep(this.world, random.between(500, 20_000));
    if (this.isCalm) return;
    if (random.chance(0.5)) this.crash(first);
    else await this.retire(first);
  }

  private start(): SimulatedOwner {
    const { clock, random, weather } = this.world;
    this.renewLeases();
    const leases = new Map(this.aliveUntilMs);
    const takenAtMs = clock.nowMs();
    const id = this.all.length;
    const { skewMaxMs, aheadMsOf, handleWeather, leaseSaysMs } = this.habits;
    const owner = new SimulatedOwner(this.world, {
      id,
      aheadMs: aheadMsOf?.(id) ?? random.between(-skewMaxMs, skewMaxMs),
      weather: handleWeather?.(weather) ?? weather,
      aliveUntilMsOf: (shard) => {
        const aliveUntilMs = leases.get(shard) ?? takenAtMs;
        return leaseSaysMs?.(aliveUntilMs, takenAtMs) ?? aliveUntilMs;
      },
    });
    this.all.push(owner);
    this.live.push(owner);
    this.running.add(owner);
    this.holder = owner;
    return owner;
  }

  private crash(owner: SimulatedOwner): void {
    if (owner.hasCrashed) return;
    this.crashCount++;
    this.renewLeases();
    owner.crash();
    this.world.disk.ownerCrashed();
    this.dismiss(owner, this.world.random.between(0, RESTART_MAX_MS));
  }

  private async retire(owner: SimulatedOwner): Promise<void> {
    if (!this.live.includes(owner)) return;
    this.renewLeases();
    this.live = this.live.filter((other) => other !== owner);
    await owner.stop();
    if (this.running.has(owner)) this.dismiss(owner, 0);
  }

  /** Whoever held the leases is followed by another. */
  private dismiss(owner: SimulatedOwner, nextAfterMs: number): void {
    this.live = this.live.filter((other) => other !== owner);
    this.running.delete(owner);
    if (this.holder !== owner) return;
    this.holder = null;
    void sleep(this.world, nextAfterMs).then(() => {
      if (this.holder === null && !this.isCalm) this.start();
    });
  }

  /** The holder says in its leases until when bids were possible; once it is gone its last word stands. */
  private renewLeases(): void {
    const { holder, world } = this;
    if (holder === null || !this.live.includes(holder)) return;
    for (const { lotId } of world.lots) {
      const untilMs = holder.bidsPossibleUntilMs(lotId);
      // A holder that has not taken the lot on yet knows nothing of it.
      if (untilMs === null) continue;
      const saysMs = untilMs - world.random.between(0, RENEWAL_MS);
      const shard = shardOf(lotId);
      this.aliveUntilMs.set(shard, Math.max(this.aliveUntilMs.get(shard) ?? 0, saysMs));
    }
  }
}
