// How often is too often.
export { addressKey } from './address-key';
export type { LimitKind } from './limit-table';
export { LimitsModule } from './limits.module';
export { OpenPerAddress } from './open-per-address';
export { RateLimits } from './rate-limits';
