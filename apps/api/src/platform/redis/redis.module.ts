// One Redis connection for the whole app, under REDIS.
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { AUCTION_CHANNELS, type AuctionChannels } from './auction-channels';
import { Channels } from './channels';
import { ClusterChannels } from './cluster-channels';
import { connectRedis, createRedis, REDIS, type Redis } from './redis-client';
import { RedisMark } from './redis-mark';

@Global()
@Module({
  providers: [
    Channels,
    RedisMark,
    {
      provide: AUCTION_CHANNELS,
      inject: [Channels, Config, PROGRAM_LOG],
      useFactory: (channels: Channels, { redis }: Config, log: ProgramLog): AuctionChannels =>
        redis.clusterUrls === null ? channels : new ClusterChannels(redis.clusterUrls, redis.prefix, log),
    },
    {
      provide: REDIS,
      inject: [Config, PROGRAM_LOG],
      useFactory: async (config: Config, log: ProgramLog) => {
        const client = createRedis(config.redis, log);
        await connectRedis(client, log);
        return client;
      },
    },
  ],
  exports: [AUCTION_CHANNELS, Channels, REDIS, RedisMark],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  onApplicationShutdown(): void {
    // Nothing that must survive waits in the queue: the truth is in MySQL.
    if (this.redis.isOpen) this.redis.destroy();
  }
}
