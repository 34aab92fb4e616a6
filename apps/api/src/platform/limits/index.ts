// How often is too often, and how much at once.
export { addressKey, networkKey } from './address-key';
export { AskedTogether } from './asked-together';
export { countByAddress } from './count-by-address';
export { BoundedWork } from './bounded-work';
export { LimitsModule } from './limits.module';
export { OpenPerAddress } from './open-per-address';
export { QueuesInTurn, type WorkQueue } from './queues-in-turn';
export { RateLimits } from './rate-limits';
export { type Budget, TokenBuckets } from './token-buckets';
