// A reservation that waits for the administrator's decision.
import type { PlateView } from '@haopai/contracts';

export interface PendingReservation {
  readonly id: number;
  readonly plate: PlateView;
  readonly username: string;
  readonly createdAtMs: number;
}
