// How the state of an auction looks, and how pages of lists are counted.
import type { AdminAuctionState } from '@haopai/contracts';
import type { Tone } from '@haopai/web-ui';

export const AUCTION_STATES: readonly AdminAuctionState[] = ['draft', 'coming', 'live', 'past'];

export const AUCTION_TONES: Readonly<Record<AdminAuctionState, Tone>> = {
  ...{ draft: 'neutral', coming: 'alert', live: 'lead', past: 'neutral' },
};

const PAGES_MAX = 100_000;

/** The page that an address names; the first for whatever is none. */
export function pageOf(text: string | number | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1;
}

/** The same choice with one more, or without it. */
export function toggled<One>(chosen: ReadonlySet<One>, one: One): ReadonlySet<One> {
  const others = [...chosen].filter((other) => other !== one);
  return new Set(others.length < chosen.size ? others : [...others, one]);
}
