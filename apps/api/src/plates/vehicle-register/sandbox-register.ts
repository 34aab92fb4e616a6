// A register to try the site with: what it says goes by the last characters of a plate or a VIN, so that whoever tries knows what to type.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlateVehicle } from '@haopai/rules/plates';
import { type Entitlement, type RegisterAnswer, VehicleRegister } from './vehicle-register';

/** Such a plate is on some car already. */
const TAKEN_END = '44';
/** Such a one is refused. */
const REFUSED_END = '4';
/** Such a one is answered at the second time of asking, as over a line that was cut. */
const SILENT_END = '7';
/** It knows cars by such ends of their VINs; of every other it does not say. */
const KNOWN_ENDS: Readonly<Record<string, PlateVehicle>> = {
  '9001': 'small',
  '9002': 'smallNewEnergy',
  '9003': 'large',
  '9004': 'largeNewEnergy',
};
const KNOWN_END_LENGTH = 4;
const ANSWER_AFTER_MS = 200;

export class SandboxRegister extends VehicleRegister {
  readonly hasLine = true;
  private readonly asked = new Set<string>();

  async vehicleOf(vin: string): Promise<PlateVehicle | null> {
    await sleep(ANSWER_AFTER_MS, undefined, { ref: false });
    return KNOWN_ENDS[vin.slice(-KNOWN_END_LENGTH)] ?? null;
  }

  async takenAmong(numbers: readonly string[]): Promise<ReadonlySet<string>> {
    await sleep(ANSWER_AFTER_MS, undefined, { ref: false });
    return new Set(numbers.filter((number) => number.endsWith(TAKEN_END)));
  }

  async tell({ plateNumber, vin }: Entitlement): Promise<RegisterAnswer> {
    await sleep(ANSWER_AFTER_MS, undefined, { ref: false });
    if (plateNumber.endsWith(REFUSED_END)) return { kind: 'refused', why: 'SANDBOX.REFUSED' };
    const isFirst = !this.asked.has(plateNumber);
    this.asked.add(plateNumber);
    if (isFirst && plateNumber.endsWith(SILENT_END)) return { kind: 'noAnswer', why: 'SANDBOX.SILENT' };
    return { kind: 'accepted', reference: `SB-${plateNumber.slice(1)}-${vin.slice(-6)}` };
  }
}
