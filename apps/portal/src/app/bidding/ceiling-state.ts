// What a bidder's ceiling still does at the price of the moment, and what a ceiling that is being typed would come to: pure.
import type { OwnCeiling } from '@haopai/contracts';

export type CeilingState =
  | { readonly kind: 'none' }
  /** The site answers the next bid. */
  | { readonly kind: 'inForce'; readonly ceilingFen: number }
  /** The bidder leads, and the next bid is not answered any more. */
  | { readonly kind: 'atTop'; readonly ceilingFen: number }
  /** Others have gone past it. */
  | { readonly kind: 'passed'; readonly ceilingFen: number };

export interface PriceNow {
  /** The start price before the first bid. */
  readonly priceFen: number;
  readonly isLeading: boolean;
  readonly stepFen: number;
  /** The smallest amount that could be bid now. */
  readonly lowestBidFen: number;
}

export function ceilingStateOf(own: OwnCeiling | null, now: PriceNow): CeilingState {
  if (own === null) return { kind: 'none' };
  const { ceilingFen } = own;
  if (ceilingFen >= now.priceFen + now.stepFen) return { kind: 'inForce', ceilingFen };
  return { kind: now.isLeading ? 'atTop' : 'passed', ceilingFen };
}

/** The smallest ceiling that would be taken now: whoever leads may come down to what they have bid. */
export function lowestCeilingFen({ isLeading, priceFen, lowestBidFen }: PriceNow): number {
  return isLeading ? priceFen : lowestBidFen;
}

/** What would be in force: whole smallest steps above the price, rounded down. Null below what would be taken. */
export function ceilingInForceFen(askedFen: number, now: PriceNow): number | null {
  if (askedFen < lowestCeilingFen(now)) return null;
  return now.priceFen + Math.floor((askedFen - now.priceFen) / now.stepFen) * now.stepFen;
}
