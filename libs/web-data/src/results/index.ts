// Results and the check of their records, apart from what every page loads.
export { browserSha256, checkRecord, type RecordVerdict } from './check-record';
export { ResultsClient } from './results-client';
export { type SoldKindQuery, type SoldPlateQuery, SoldPlatesClient } from './sold-plates-client';
