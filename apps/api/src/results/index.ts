// What ended auctions came to.
export { ResultsModule } from './results.module';
