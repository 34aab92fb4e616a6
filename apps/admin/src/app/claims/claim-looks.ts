// How a claim is called and how its time looks in the back office: pure.
import type { AdminClaimLine, ClaimState } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { Tone } from '@haopai/web-ui';

const DAY_MS = 24 * 60 * 60_000;

export const CLAIM_TONES: Readonly<Record<ClaimState, Tone>> = {
  ...{ open: 'neutral', asked: 'neutral', answered: 'lead', closed: 'neutral' },
};

/** What the thing that it is about is called; empty for something else. */
export function thingOf({ about, name }: AdminClaimLine, auctionTitle: (title: string) => string): string {
  if (name === null) return '';
  if (about === 'auction') return auctionTitle(name);
  return about === 'order' || about === 'vin' || about === 'region' ? name : formatPlate({ number: name });
}

/** Null while there is time, and where nobody's is counted. */
export function haste({ state, dueAtMs }: AdminClaimLine, nowMs: number): 'late' | 'soon' | null {
  if (state !== 'open' && state !== 'asked') return null;
  if (dueAtMs < nowMs) return 'late';
  return state === 'open' && dueAtMs - nowMs < DAY_MS ? 'soon' : null;
}
