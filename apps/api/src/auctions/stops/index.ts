// How published auctions are cancelled, postponed and suspended, by two people.
export { ReadStops } from './read-stops';
export { AdminStopDto } from './stops.dto';
export { StopsModule } from './stops.module';
