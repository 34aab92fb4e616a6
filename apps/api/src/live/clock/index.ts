// The auction's clock: the database's, as this instance knows it, for whoever sells and for everybody who looks.
export { AuctionTime } from './auction-time';
export { ClockModule } from './clock.module';
export { tellClockSteps } from './tell-clock-steps';
