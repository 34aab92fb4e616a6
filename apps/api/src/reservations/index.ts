// Plates that citizens wish for in the next auction.
export { DecideReservation } from './decide-reservation';
export type { Decision } from './decide-reservation';
export { PendingReservations } from './pending-reservations';
export { PlaceReservations } from './place-reservations';
export { ReservationsModule } from './reservations.module';
