// Channels that instances join and leave as their watchers come and go: in a Redis Cluster where there is one, else in the site's Redis.

/** Injection token. */
export const AUCTION_CHANNELS = Symbol('AUCTION_CHANNELS');

export interface AuctionChannels {
  /** Rejects while Redis is away. */
  say(channel: string, message: string): Promise<unknown>;
  /** Resolves once what is said from now on is heard; waits for Redis while it is away. */
  join(channel: string, hear: (message: string) => void): Promise<void>;
  leave(channel: string): Promise<void>;
  /** Whether what others say on channels that were joined is heard now. */
  readonly isHeard: boolean;
  /** Hears whenever something may have been missed. */
  onReturn(hear: () => void): void;
}
