// Redis: sessions, signed room passes, limits and fan-out; never the truth.
export { AUCTION_CHANNELS, type AuctionChannels } from './auction-channels';
export { Channels } from './channels';
export { isRedisAway } from './is-redis-away';
export { connectRedis, createRedis, REDIS } from './redis-client';
export type { Redis } from './redis-client';
export { RedisMark } from './redis-mark';
export { RedisModule } from './redis.module';
