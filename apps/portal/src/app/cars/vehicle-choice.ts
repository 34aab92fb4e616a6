// Which vehicle a car is, as its citizen says: one of the kinds that plates are for, and of those that a known plate is for.
import { JINHUA_PLATES } from '@haopai/rules';
import { fitsPlate, PLATE_VEHICLES, type PlateVehicle, vehicleOfPlate } from '@haopai/rules/plates';
import type { PlateView, Refusal } from '@haopai/contracts';
import { FormField, type Reading } from '@haopai/web-app/forms';

export class VehicleChoice extends FormField<PlateVehicle> {
  /** `plate`: the one that is wanted, where that is known. */
  constructor(plate: () => Pick<PlateView, 'number' | 'colour'> | null = () => null) {
    super((text): Reading<PlateVehicle> => {
      const vehicle = PLATE_VEHICLES.find((kind) => kind === text);
      if (vehicle === undefined) return { ok: false, code: 'CHOICE.MISSING', data: {} };
      const wanted = plate();
      if (wanted === null || fitsPlate(vehicle, wanted, JINHUA_PLATES)) return { ok: true, value: vehicle };
      return { ok: false, code: 'VEHICLE.OTHER', data: { fits: vehicleOfPlate(wanted, JINHUA_PLATES) } };
    });
  }
}

/** Then it is said beside the choice of the vehicle, not beside the VIN. */
export function isAboutVehicle({ code }: Refusal): boolean {
  return code.startsWith('VEHICLE.');
}
