// The port to the register of vehicles: which vehicle a car is, which plates it has given to a car, and who may register which plate with which car. Adapters stand beside it.
import type { PlateVehicle } from '@haopai/rules/plates';

/** Who may register a plate, and with which car. */
export interface Entitlement {
  readonly plateNumber: string;
  readonly vin: string;
  readonly holder: string;
  /** In full: the register compares it. Null where the account is closed. */
  readonly document: string | null;
}

export type RegisterAnswer =
  | { readonly kind: 'accepted'; readonly reference: string }
  /** It says no, and will say so again. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody knows whether it heard: told again under the same plate and car, it is told once. */
  | { readonly kind: 'noAnswer'; readonly why: string };

export abstract class VehicleRegister {
  /** False where no line leads there, and files are exchanged. */
  abstract readonly hasLine: boolean;
  /** Null when it does not say: it knows no such car yet, or does not answer within a moment. Never throws. */
  abstract vehicleOf(vin: string): Promise<PlateVehicle | null>;
  /** Plates among these that a car has; null when it does not say. Never throws. */
  abstract takenAmong(numbers: readonly string[]): Promise<ReadonlySet<string> | null>;
  /** Never throws, and answers within a few seconds. */
  abstract tell(entitlement: Entitlement): Promise<RegisterAnswer>;
}
