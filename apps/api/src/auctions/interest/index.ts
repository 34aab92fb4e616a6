// How many take an interest in an auction and its lots: counts for everybody, and never who.
export { InterestModule } from './interest.module';
