// Which vehicle a car is, as its citizen says: one of the kinds that plates are for, and of those that a known plate is for.
import { JINHUA_PLATES, type Vin } from '@haopai/rules';
import { fitsPlate, PLATE_VEHICLES, type PlateVehicle, vehicleOfPlate } from '@haopai/rules/plates';
import type { PlateView, Refusal } from '@haopai/contracts';
import { FormField, type Reading } from '@haopai/web-app/forms';

export class VehicleChoice extends FormField<PlateVehicle> {
  /** Of the car with this VIN: what is said of one is not said of another. `plate`: the one that is wanted, where that is known. */
  constructor(
    vin: FormField<Vin>,
    private readonly plate: () => Pick<PlateView, 'number' | 'colour'> | null = () => null,
  ) {
    super((text): Reading<PlateVehicle> => {
      const vehicle = PLATE_VEHICLES.find((kind) => kind === text);
      if (vehicle === undefined) return { ok: false, code: 'CHOICE.MISSING', data: {} };
      const wanted = plate();
      if (wanted === null || fitsPlate(vehicle, wanted, JINHUA_PLATES)) return { ok: true, value: vehicle };
      return { ok: false, code: 'VEHICLE.OTHER', data: { fits: vehicleOfPlate(wanted, JINHUA_PLATES) } };
    }, vin.text);
  }

  /** Those that the wanted plate is for. Reactive. */
  kinds(): readonly PlateVehicle[] {
    const wanted = this.plate();
    return PLATE_VEHICLES.filter((kind) => wanted === null || fitsPlate(kind, wanted, JINHUA_PLATES));
  }
}

/** Then it is said beside the choice of the vehicle, not beside the VIN. */
export function isAboutVehicle({ code }: Refusal): boolean {
  return code.startsWith('VEHICLE.');
}
