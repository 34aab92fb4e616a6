// Channels that instances join and leave as their watchers come and go: in a Redis Cluster where there is one, else in the site's Redis.
import type { Config } from '../config';
import type { ProgramLog } from '../logging';
import type { Channels } from './channels';
import { ClusterChannels } from './cluster-channels';

/** Injection token. */
export const AUCTION_CHANNELS = Symbol('AUCTION_CHANNELS');

export interface AuctionChannels {
  /** Rejects while Redis is away. */
  say(channel: string, message: string): Promise<unknown>;
  /** Resolves once what is said from now on is heard; waits for Redis while it is away. */
  join(channel: string, hear: (message: string) => void): Promise<void>;
  leave(channel: string): Promise<void>;
  /** Hears whenever something may have been missed. */
  onReturn(hear: () => void): void;
}

export function openAuctionChannels(channels: Channels, config: Config, log: ProgramLog): AuctionChannels {
  const { clusterUrls, prefix } = config.redis;
  return clusterUrls === null ? channels : new ClusterChannels(clusterUrls, prefix, log);
}
