// What an instance tells about itself in Prometheus' format.
export { createRequestCount } from './count-requests';
export { MeasuredJournal } from './measured-journal';
export { Metrics } from './metrics';
export type { TickKind } from './metrics';
export { MetricsModule } from './metrics.module';
export { answeredWithinMs, type AnswerCounts } from './recent-answers';
export { RecentCounts } from './recent-counts';
export { callerOf, mayReadMetrics } from './may-read-metrics';
export { serveMetrics } from './serve-metrics';
