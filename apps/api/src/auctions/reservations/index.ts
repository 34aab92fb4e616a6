// Plates that citizens wish for in the next auction.
export { PlacedReservations } from './placed-reservations';
export { ReservationsModule } from './reservations.module';
