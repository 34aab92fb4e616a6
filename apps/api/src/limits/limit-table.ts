// Every rate limit of the site, by name: how often, in how long, and whether all instances count together.
import type { RateLimitConfig } from '../config';

export type LimitKind =
  'loginByAddress' | 'loginByUsername' | 'read' | 'write' | 'enterRoom' | 'bid' | 'socketMessage';

export interface Limit {
  readonly max: number;
  readonly windowS: number;
  /** `instance` counts in memory and costs no hop: for what happens many times a second. */
  readonly scope: 'site' | 'instance';
}

export function limitTable(config: RateLimitConfig): Readonly<Record<LimitKind, Limit>> {
  return {
    loginByAddress: { max: config.loginTriesPerAddressAndMinute, windowS: 60, scope: 'site' },
    loginByUsername: { max: config.loginTriesPerUsernameAndQuarter, windowS: 15 * 60, scope: 'site' },
    read: { max: config.readsPerAddressAndMinute, windowS: 60, scope: 'instance' },
    write: { max: 240, windowS: 60, scope: 'site' },
    enterRoom: { max: 10, windowS: 60, scope: 'site' },
    bid: { max: 20, windowS: 1, scope: 'instance' },
    /** Of all kinds but well-formed bids, which have their own. */
    socketMessage: { max: 50, windowS: 1, scope: 'instance' },
  };
}
