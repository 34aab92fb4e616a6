// Plates that citizens wish for in the next auction.
export { PlaceReservations } from './place-reservations';
export { ReservationsModule } from './reservations.module';
