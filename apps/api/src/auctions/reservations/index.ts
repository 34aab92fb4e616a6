// Plates that citizens wish for in the next auction.
export { ReservationsModule } from './reservations.module';
