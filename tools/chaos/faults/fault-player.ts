// Does to the stage what the script says, one scene after another, some of them over each other.
import { setTimeout as sleep } from 'node:timers/promises';
import { SHARD_COUNT } from '@haopai/engine';
import type { Outages } from '../../services';
import type { ReplicatedServices } from '../../services/replicated/replicated-services';
import type { ApiInstance } from '../stage/api-instance';
import type { ShardWatch } from '../stage/shard-watch';
import type { Stage } from '../stage/stage';
import { type Fault, type Scene, targetOf } from './fault';
import type { FaultLog, FaultRecord } from './fault-log';
import { hitReplicated } from './replicated-faults';

/** A taker is waited for so long: longer than a lease. */
const TAKER_PATIENCE_MS = 6_000;
const LOOK_AGAIN_AFTER_MS = 20;
const RECOVERY_PATIENCE_MS = 60_000;

export interface Playing {
  readonly stage: Stage;
  readonly watch: ShardWatch;
  readonly log: FaultLog;
  readonly random: () => number;
  readonly note: (line: string) => void;
  /** Cuts the lines of a share of those who look on, for so long. */
  readonly cutOnlookers: (share: number, forMs: number) => void;
  /** Resolves when bids flow everywhere again. */
  readonly calm: () => Promise<void>;
}

export class FaultPlayer {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(private readonly playing: Playing) {}

  /** Plays one scene; resolves when the next may begin. */
  async play({ fault, nextAfterMs }: Scene): Promise<void> {
    const mine = this.withFreeTarget(fault);
    await this.underWay.get(targetOf(mine));
    this.begin(mine);
    if (nextAfterMs !== null) return sleep(nextAfterMs);
    await this.allMended();
    await this.playing.calm();
  }

  async allMended(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay.values());
  }

  /** Goes on to the next instance while the chosen one is being mended. */
  private withFreeTarget(fault: Fault): Fault {
    if (!('instance' in fault)) return fault;
    const { length } = this.playing.stage.instances;
    for (let step = 0; step < length; step++) {
      const other = { ...fault, instance: (fault.instance + step) % length };
      if (!this.underWay.has(targetOf(other))) return other;
    }
    return fault;
  }

  private begin(fault: Fault): void {
    const target = targetOf(fault);
    const done = this.playOut(fault).finally(() => this.underWay.delete(target));
    this.underWay.set(target, done);
  }

  private async playOut(fault: Fault): Promise<void> {
    const { stage, log, note, watch } = this.playing;
    if (fault.kind === 'stallDatabase') {
      await watch.renewalOf(stage.instances.at(-1)?.name ?? '');
      await sleep(fault.afterRenewalMs);
    }
    const instance = 'instance' in fault ? stage.instances[fault.instance] : undefined;
    // The line is the last instance's: it is the one that is hit.
    const hit = targetOf(fault) === 'line' ? stage.instances.at(-1) : instance;
    const target = hit?.name ?? targetOf(fault);
    const record = log.begin(fault, target);
    const { kind, ...details } = fault;
    note(`${kind} ${target} ${JSON.stringify(details)}`);
    await this.act(record, instance);
    record.endedAtMs = Date.now();
    if (record.backAtMs === Infinity) record.backAtMs = record.endedAtMs;
    note(`${kind} ${target}: mended after ${record.endedAtMs - record.beganAtMs} ms`);
  }

  private async act(record: FaultRecord, instance: ApiInstance | undefined): Promise<void> {
    const { fault } = record;
    const { services, line } = this.playing.stage;
    switch (fault.kind) {
      case 'wipeDatabase':
      case 'freezeDatabase':
      case 'partitionDatabase':
      case 'slowReplica':
      case 'killBalancer':
      case 'skewDatabase':
      case 'wipeRedis':
        return hitReplicated(this.replicated, record, fault);
      case 'killMysql':
        return killService(services.mysql, record, fault.downMs);
      case 'killRedis':
        return killService(services.redis, record, fault.downMs);
      case 'slowDatabase':
        line.slow(() => fault.delayMs + this.playing.random() * fault.jitterMs);
        break;
      case 'stallDatabase':
        line.stall();
        break;
      case 'cutDatabase':
        line.cut();
        break;
      case 'dropPackets':
        return this.dropPackets(record, fault.lastsMs);
      case 'cutSockets':
        this.playing.cutOnlookers(fault.share, fault.lastsMs);
        return sleep(fault.lastsMs);
      default:
        if (instance) await this.actOn(instance, record);
        return;
    }
    await sleep(fault.lastsMs);
    line.mend();
  }

  private get replicated(): ReplicatedServices {
    const { replicated } = this.playing.stage.services;
    if (replicated === null) throw new Error('this database is one server: --replicated starts three');
    return replicated;
  }

  private async dropPackets(record: FaultRecord, lastsMs: number): Promise<void> {
    const { line, instances } = this.playing.stage;
    line.drop();
    await sleep(lastsMs);
    line.mend();
    record.backAtMs = Date.now();
    const untilMs = record.backAtMs + RECOVERY_PATIENCE_MS;
    const hit = instances.at(-1);
    const isBack = async (): Promise<boolean> =>
      hit !== undefined && this.holdsShards(hit.name) && (await hit.answersMany());
    while (!(await isBack()) && Date.now() < untilMs) await sleep(LOOK_AGAIN_AFTER_MS);
    record.recoveryMs = Date.now() - record.backAtMs;
  }

  private holdsShards(name: string): boolean {
    const nowMs = Date.now();
    const { watch } = this.playing;
    return Array.from({ length: SHARD_COUNT }).some((_, shard) => watch.ownerAt(shard, nowMs) === name);
  }

  private async actOn(instance: ApiInstance, record: FaultRecord): Promise<void> {
    const { fault } = record;
    switch (fault.kind) {
      case 'killInstance':
        return this.killAndStart(instance, record, fault.downMs);
      case 'killTaker':
        await Promise.all([
          this.killAndStart(instance, record, fault.downMs),
          this.killTakerOf(instance.name, record.beganAtMs),
        ]);
        return;
      case 'drainInstance':
        record.ends = await instance.drain();
        await sleep(fault.downMs);
        return this.startUntilReady(instance, record);
      case 'upgradeInstance':
        record.ends = await instance.drain();
        instance.upgrade();
        await sleep(fault.downMs);
        return this.startUntilReady(instance, record);
      case 'skewInstance':
        record.ends = await instance.drain();
        return this.startUntilReady(instance, record, fault.skewMs);
      case 'freezeInstance':
        instance.freeze();
        await sleep(fault.lastsMs);
        instance.thaw();
        return;
      case 'stallDoor':
        return stallDoor(instance, record, fault.lastsMs);
      default:
        throw new Error(`${fault.kind} is not done to an instance`);
    }
  }

  private async killAndStart(instance: ApiInstance, record: FaultRecord, downMs: number): Promise<void> {
    record.kills++;
    await instance.kill();
    await sleep(downMs);
    await this.startUntilReady(instance, record);
  }

  /** What ends while it starts, because its database is away, is started again, as a supervisor would. */
  private async startUntilReady(instance: ApiInstance, record: FaultRecord, clockSkewMs = 0): Promise<void> {
    record.backAtMs = Date.now();
    do {
      await instance.kill();
      instance.start(clockSkewMs);
    } while (!(await instance.isReady()));
  }

  private async killTakerOf(victim: string, killedAtMs: number): Promise<void> {
    const { stage, watch, note } = this.playing;
    const untilMs = performance.now() + TAKER_PATIENCE_MS;
    const shards = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);
    const orphans = shards.filter((shard) => watch.ownerAt(shard, killedAtMs) === victim);
    const takerOf = (shard: number): string | null => {
      const last = watch.historyOf(shard).at(-1);
      return last !== undefined && last.sinceMs > killedAtMs ? last.owner : null;
    };
    while (performance.now() < untilMs) {
      const takers = orphans.map(takerOf);
      const instance = stage.instances.findIndex(
        ({ name, isUp }) => isUp && name !== victim && takers.includes(name),
      );
      const fault: Fault = { kind: 'killInstance', instance, downMs: 0 };
      if (instance >= 0 && !this.underWay.has(targetOf(fault))) return this.begin(fault);
      await sleep(LOOK_AGAIN_AFTER_MS);
    }
    note('killTaker: nobody else took the lots of the first');
  }
}

async function killService(service: Outages, record: FaultRecord, downMs: number): Promise<void> {
  record.kills++;
  await service.kill();
  await sleep(downMs);
  record.backAtMs = Date.now();
  await service.start();
}

async function stallDoor(instance: ApiInstance, record: FaultRecord, lastsMs: number): Promise<void> {
  const before = await instance.shardsLost();
  instance.stallDoor();
  await sleep(lastsMs);
  instance.resumeDoor();
  const after = await instance.shardsLost();
  if (before !== null && after !== null) record.leasesLost = Math.max(after - before, 0);
}
