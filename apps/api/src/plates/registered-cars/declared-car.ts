// A car for which a plate is wanted, with the vehicle that it is said to be; and whether such vehicles may carry a plate. Pure.
import { JINHUA_PLATES } from '@haopai/rules';
import { fitsPlate, type PlateVehicle, vehicleOfPlate } from '@haopai/rules/plates';
import type { PlateView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

export interface DeclaredCar {
  readonly vin: string;
  /** Null where nobody has said: by a page of the release before. */
  readonly vehicle: PlateVehicle | null;
}

export interface JudgedCar extends DeclaredCar {
  /** The vehicle register has said so. */
  readonly isSeen: boolean;
}

export function refuseUnfit(
  { vin, vehicle }: DeclaredCar,
  plate: Pick<PlateView, 'number' | 'colour'>,
): RefusalError<'VEHICLE.UNFIT'> | undefined {
  if (vehicle === null || fitsPlate(vehicle, plate, JINHUA_PLATES)) return undefined;
  const fits = vehicleOfPlate(plate, JINHUA_PLATES);
  return new RefusalError('VEHICLE.UNFIT', { vin, vehicle, plateNumber: plate.number, fits });
}
