// What all parts of one simulated run share: time, chance, the disk, the weather, and where breaches are noted.
import type { LotTerms } from '@haopai/lot';
import type { VirtualClock } from '../testing';
import type { Random } from './random';
import type { SimulatedDisk } from './simulated-disk';
import type { SimulatedLine } from './simulated-line';
import type { SimulatedRoom } from './simulated-room';
import type { ViolationLog } from './violations';
import type { Weather } from './weather';

export interface World {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly disk: SimulatedDisk;
  readonly weather: Weather;
  readonly violations: ViolationLog;
  readonly lots: readonly LotTerms[];
  readonly room: SimulatedRoom;
  readonly line: SimulatedLine;
}

export function sleep({ clock }: Pick<World, 'clock'>, ms: number): Promise<void> {
  return new Promise((resolve) => clock.alarmAt(clock.nowMs() + ms, resolve));
}
