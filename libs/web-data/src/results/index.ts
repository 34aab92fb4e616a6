// Results and the check of their records, apart from what every page loads.
export { browserSha256, checkRecord, type RecordVerdict } from './check-record';
export { ResultsClient } from './results-client';
