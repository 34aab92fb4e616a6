// The seeded script: a shuffled deck of faults, shuffled anew when it is used up, so that every kind comes and none comes too often.
import { between, type Chance } from '../../load';
import type { Fault, FaultKind, Scene } from './fault';

/** An upgrade has a script of its own. */
type DealtKind = Exclude<FaultKind, 'upgradeInstance'>;

/** Nine kills -9 and twelve others. */
export const DECK: readonly DealtKind[] = [
  ...Array<DealtKind>(5).fill('killInstance'),
  'killTaker',
  'killMysql',
  'killMysql',
  'killRedis',
  'drainInstance',
  'drainInstance',
  'freezeInstance',
  'stallDoor',
  'stallDoor',
  'skewInstance',
  'slowDatabase',
  'stallDatabase',
  'cutDatabase',
  'dropPackets',
  'cutSockets',
  'cutSockets',
];
/** Of a replicated site: one after another, with rests. */
export const REPLICATED_DECK: readonly DealtKind[] = [
  ...Array<DealtKind>(4).fill('wipeDatabase'),
  'wipeReplica',
  'freezeDatabase',
  'freezeDatabase',
  'partitionDatabase',
  'partitionDatabase',
  'slowReplica',
  'killBalancer',
  'killBalancer',
  'skewDatabase',
  'skewDatabase',
  'killRedis',
  'wipeRedis',
  'killInstance',
  'killInstance',
  'drainInstance',
];
const OVERLAP_PROBABILITY = 0.3;
const OVERLAPS_AFTER_MAX_MS = 2_500;
const DOWN_MAX_MS = 2_000;
/** Past the lease of 3 s. */
const FREEZE_MIN_MS = 4_000;
const FREEZE_MAX_MS = 6_000;
/** On both sides of an outage and of a lease. */
const DOOR_STALL_MIN_MS = 1_500;
const DOOR_STALL_MAX_MS = 4_500;
const SKEW_MS = 2_000;
const SLOW_MIN_MS = 2_000;
const SLOW_MAX_MS = 5_000;
const DELAY_MAX_MS = 60;
const JITTER_MAX_MS = 60;
const STALL_MIN_MS = 1_500;
const STALL_MAX_MS = 6_000;
const RENEWED_EVERY_MS = 1_000;
const CUT_MAX_MS = 2_500;
/** Of those who look on, in a hundred: with those who bid, more than three in ten of all. */
const LINES_CUT_MIN = 70;
/** Longer than anybody waits for those who may come back. */
const LINES_CUT_MIN_MS = 11_000;
const LINES_CUT_MAX_MS = 14_000;
/** Past what the group and the balancer bear. */
const NODE_AWAY_MIN_MS = 6_000;
const NODE_AWAY_MAX_MS = 12_000;
const BALANCER_DOWN_MAX_MS = 1_500;

export class FaultDeck {
  private left: DealtKind[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly instances: number,
    private readonly dropMs: number,
    private readonly deck: readonly DealtKind[] = DECK,
    private readonly overlapProbability = OVERLAP_PROBABILITY,
  ) {}

  next(): Scene {
    if (this.left.length === 0) this.left = this.shuffled();
    const kind = this.left.pop() ?? 'killInstance';
    const fault = this.detail(kind);
    const isOverlapping = this.chance() < this.overlapProbability;
    const nextAfterMs = between(this.chance, 0, OVERLAPS_AFTER_MAX_MS);
    return { fault, nextAfterMs: isOverlapping ? nextAfterMs : null };
  }

  private shuffled(): DealtKind[] {
    const kinds = [...this.deck];
    const mixed: DealtKind[] = [];
    while (kinds.length > 0) mixed.push(...kinds.splice(between(this.chance, 0, kinds.length - 1), 1));
    return mixed;
  }

  private detail(kind: DealtKind): Fault {
    const { chance } = this;
    const instance = between(chance, 0, this.instances - 1);
    const downMs = between(chance, 0, DOWN_MAX_MS);
    switch (kind) {
      case 'killInstance':
      case 'killTaker':
      case 'drainInstance':
        return { kind, instance, downMs };
      case 'killMysql':
      case 'killRedis':
      case 'wipeDatabase':
      case 'wipeReplica':
        return { kind, downMs };
      case 'killBalancer':
        return { kind, downMs: between(chance, 0, BALANCER_DOWN_MAX_MS) };
      case 'freezeDatabase':
      case 'partitionDatabase':
      case 'slowReplica':
        return { kind, lastsMs: between(chance, NODE_AWAY_MIN_MS, NODE_AWAY_MAX_MS) };
      case 'skewDatabase': {
        const skewMs = chance() < 0.5 ? -SKEW_MS : SKEW_MS;
        return { kind, skewMs, lastsMs: between(chance, NODE_AWAY_MIN_MS, NODE_AWAY_MAX_MS) };
      }
      case 'wipeRedis':
        return { kind };
      case 'freezeInstance':
        return { kind, instance, lastsMs: between(chance, FREEZE_MIN_MS, FREEZE_MAX_MS) };
      case 'stallDoor':
        return { kind, instance, lastsMs: between(chance, DOOR_STALL_MIN_MS, DOOR_STALL_MAX_MS) };
      case 'skewInstance':
        return { kind, instance, skewMs: chance() < 0.5 ? -SKEW_MS : SKEW_MS };
      case 'slowDatabase': {
        const [delayMs, jitterMs] = [between(chance, 5, DELAY_MAX_MS), between(chance, 0, JITTER_MAX_MS)];
        return { kind, lastsMs: between(chance, SLOW_MIN_MS, SLOW_MAX_MS), delayMs, jitterMs };
      }
      case 'stallDatabase':
        return {
          kind,
          lastsMs: between(chance, STALL_MIN_MS, STALL_MAX_MS),
          afterRenewalMs: between(chance, 0, RENEWED_EVERY_MS),
        };
      case 'cutDatabase':
        return { kind, lastsMs: between(chance, 200, CUT_MAX_MS) };
      case 'dropPackets':
        return { kind, lastsMs: this.dropMs };
      case 'cutSockets':
        return {
          kind,
          share: between(chance, LINES_CUT_MIN, 100) / 100,
          lastsMs: between(chance, LINES_CUT_MIN_MS, LINES_CUT_MAX_MS),
        };
    }
  }
}
