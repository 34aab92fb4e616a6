// What the sale came to over time, for those who answer for it.
export { ReportsModule } from './reports.module';
