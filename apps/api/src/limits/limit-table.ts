// Every rate limit of the site, by name: how often, in how long, and whether all instances count together.
import type { RateLimitConfig } from '../config';

export type LimitKind =
  | 'loginByAddress'
  | 'loginByUsernameAndAddress'
  | 'loginByUsername'
  | 'read'
  | 'write'
  | 'enterRoom'
  | 'bid'
  | 'socketMessage';

export interface Limit {
  readonly max: number;
  readonly windowS: number;
  /** `instance` counts in memory and costs no hop: for what happens many times a second. */
  readonly scope: 'site' | 'instance';
}

/** So many addresses may use up their tries for one user name before it becomes slow. */
const ADDRESSES_BEFORE_SLOW = 5;

export function limitTable(config: RateLimitConfig): Readonly<Record<LimitKind, Limit>> {
  return {
    loginByAddress: { max: config.loginTriesPerAddressAndMinute, windowS: 60, scope: 'site' },
    loginByUsernameAndAddress: {
      max: config.loginTriesPerUsernameAndQuarter,
      windowS: 15 * 60,
      scope: 'site',
    },
    /** From all addresses together. Who is over it waits, and is not shut out: anybody can type somebody's user name. */
    loginByUsername: {
      max: ADDRESSES_BEFORE_SLOW * config.loginTriesPerUsernameAndQuarter,
      windowS: 15 * 60,
      scope: 'site',
    },
    read: { max: config.readsPerAddressAndMinute, windowS: 60, scope: 'instance' },
    write: { max: 240, windowS: 60, scope: 'site' },
    enterRoom: { max: 10, windowS: 60, scope: 'site' },
    bid: { max: 20, windowS: 1, scope: 'instance' },
    /** Of all kinds but well-formed bids, which have their own. */
    socketMessage: { max: 50, windowS: 1, scope: 'instance' },
  };
}
