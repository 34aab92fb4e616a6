// How often is too often, and how much at once.
export { addressKey, networkKey } from './address-key';
export { BoundedWork } from './bounded-work';
export { LimitsModule } from './limits.module';
export { OpenPerAddress } from './open-per-address';
export { RateLimits } from './rate-limits';
