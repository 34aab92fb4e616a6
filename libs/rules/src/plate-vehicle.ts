// Which vehicle may carry a plate: its colour tells, and of a new-energy plate the place of its letter (docs/domain.md, "Plates, VINs, money, time"; GA 36).
import { parsePlate, type PlateFacts, type PlateRules } from './plate';

/**
 * - `small`: blue, for small cars;
 * - `large`: yellow, for large vehicles, trailers and training cars;
 * - `smallNewEnergy`, `largeNewEnergy`: green, for new-energy cars, of which the small have their letter first and the large last.
 */
export type PlateVehicle = 'small' | 'large' | 'smallNewEnergy' | 'largeNewEnergy';

export const PLATE_VEHICLES: readonly PlateVehicle[] = ['small', 'smallNewEnergy', 'large', 'largeNewEnergy'];

export interface ColouredPlate extends PlateFacts {
  readonly colour: 'blue' | 'yellow' | 'green';
}

/** `rules` are those of the city whose plate it is. */
export function vehicleOfPlate({ number, colour }: ColouredPlate, rules: PlateRules): PlateVehicle {
  if (colour === 'blue') return 'small';
  if (colour === 'yellow') return 'large';
  const plate = parsePlate(number, rules);
  const isLarge = plate.ok && plate.value.kind === 'newEnergy' && plate.value.vehicle === 'large';
  return isLarge ? 'largeNewEnergy' : 'smallNewEnergy';
}

/** What is not declared fits for now: whoever gives the plate out looks at the car's papers. */
export function fitsPlate(vehicle: PlateVehicle | null, plate: ColouredPlate, rules: PlateRules): boolean {
  return vehicle === null || vehicle === vehicleOfPlate(plate, rules);
}
