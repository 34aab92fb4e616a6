// What ended auctions came to.
export { CountRecords } from './count-records';
export { FindResults } from './find-results';
export { ResultsModule } from './results.module';
