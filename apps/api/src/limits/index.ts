// How often is too often.
export type { LimitKind } from './limit-table';
export { LimitsModule } from './limits.module';
export { RateLimits } from './rate-limits';
