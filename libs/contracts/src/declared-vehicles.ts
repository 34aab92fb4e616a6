// Which vehicle a car is said to be, beside its VIN.
import type { PlateVehicle } from '@haopai/rules/plates';

/** Which vehicle a car is: its citizen's word, or the vehicle register's. */
export interface DeclaredVehicleView {
  readonly vehicle: PlateVehicle;
  /** The vehicle register has said so. */
  readonly isSeen: boolean;
}
