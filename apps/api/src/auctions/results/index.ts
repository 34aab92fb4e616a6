// What ended auctions came to.
export { CountRecords } from './count-records';
export { ResultsModule } from './results.module';
