// Whether anybody can reach the lots: an engine whose line to every door is silent judges no end, and gives the time back once one is heard again.
import type { Cancel, Clock } from './clock';
import type { Doors } from './doors';
import type { LotEnginePorts } from './lot-engine.ports';
import { OUTAGE_MIN_MS } from './owed-time';

const LOOK_EVERY_MS = 250;
/** Instances with an open door say so on this channel. */
const CHANNEL = 'doors';
const SAY_EVERY_LOOKS = 2;
/** A door that was heard so lately is open: its instance says so to the others. */
const OPEN_FOR_MS = 1_000;

interface DoorWatchPorts extends Pick<LotEnginePorts, 'doorHeardAtMs'> {
  readonly peers: Pick<NonNullable<LotEnginePorts['peers']>, 'self' | 'bus'> | null;
}

export class DoorWatch implements Doors {
  /** Of a door of another instance. */
  private heardElsewhereMs: number | null = null;
  /** Who has just begun has heard nobody yet: silence is counted from here. */
  private startedMs = 0;
  private since: number | null = null;
  private looks = 0;
  private cancel: Cancel = () => undefined;
  private isStopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly ports: DoorWatchPorts,
    /** A door is heard again, the first time since then. */
    private readonly onBack: (silentSinceMs: number) => void,
  ) {}

  get silentSinceMs(): number | null {
    return this.since;
  }

  start(): void {
    const { peers } = this.ports;
    this.startedMs = this.clock.nowMs();
    peers?.bus.listen(CHANNEL, (from) => {
      if (from !== peers.self) this.heardElsewhereMs = this.clock.nowMs();
    });
    this.lookLater();
  }

  stop(): void {
    this.isStopped = true;
    this.cancel();
  }

  private lookLater(): void {
    const dueMs = this.clock.nowMs() + LOOK_EVERY_MS;
    this.cancel = this.clock.alarmIn(LOOK_EVERY_MS, () => {
      if (this.isStopped) return;
      // Who has slept has heard nothing, and what came meanwhile is read after this.
      if (this.clock.nowMs() - dueMs < LOOK_EVERY_MS) this.look();
      this.lookLater();
    });
  }

  private look(): void {
    const nowMs = this.clock.nowMs();
    const here = this.ports.doorHeardAtMs();
    if (here !== null && nowMs - here < OPEN_FOR_MS) this.sayOpen();
    const lastMs = Math.max(this.startedMs, here ?? 0, this.heardElsewhereMs ?? 0);
    const wasSince = this.since;
    this.since = nowMs - lastMs >= OUTAGE_MIN_MS ? lastMs : null;
    if (wasSince !== null && this.since === null) this.onBack(wasSince);
  }

  private sayOpen(): void {
    const { peers } = this.ports;
    if (peers !== null && this.looks++ % SAY_EVERY_LOOKS === 0)
      peers.bus.say(CHANNEL, peers.self).catch(() => undefined);
  }
}
