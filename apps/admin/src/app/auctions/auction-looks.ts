// How the state of an auction looks, and how something in a list is chosen.
import type { AdminAuctionState } from '@haopai/contracts';
import type { Tone } from '@haopai/web-ui';

export const AUCTION_STATES: readonly AdminAuctionState[] = ['draft', 'coming', 'live', 'past'];

export const AUCTION_TONES: Readonly<Record<AdminAuctionState, Tone>> = {
  ...{ draft: 'neutral', coming: 'alert', live: 'lead', past: 'neutral' },
};

/** The same choice with one more, or without it. */
export function toggled<One>(chosen: ReadonlySet<One>, one: One): ReadonlySet<One> {
  const others = [...chosen].filter((other) => other !== one);
  return new Set(others.length < chosen.size ? others : [...others, one]);
}
