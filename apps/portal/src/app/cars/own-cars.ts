// Cars that the citizen has named in an enrolment and that no enrolment holds any more: for another plate they need not be typed again. Pure.
import type { EnrolmentView } from '@haopai/contracts';
import type { PlateVehicle } from '@haopai/rules/plates';

/** As many as are looked through at a glance. */
const CARS_MAX = 5;

export interface OwnCar {
  readonly vin: string;
  /** Null where it was not said. */
  readonly vehicle: PlateVehicle | null;
}

/** `enrolments`: the newest first. A car whose share waits, bids, or has won is held. */
export function ownCars(enrolments: readonly EnrolmentView[]): readonly OwnCar[] {
  const held = new Set<string>();
  const free = new Map<string, OwnCar>();
  for (const { state, auction, entries } of enrolments)
    for (const { vin, vehicle, deposit, lot } of entries) {
      const isStanding = (state === 'unpaid' || state === 'paid') && auction.state !== 'past';
      const hasWon = lot?.outcome === 'won' && lot.isReturned !== true;
      if ((isStanding && deposit !== 'refunded') || hasWon) held.add(vin);
      else if (!free.has(vin)) free.set(vin, { vin, vehicle: vehicle?.vehicle ?? null });
    }
  return [...free.values()].filter(({ vin }) => !held.has(vin)).slice(0, CARS_MAX);
}
