// k6: many bidders on some lots outbid each other, with time to think, bids sent twice and bids known to be too low.
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('storm');

export default function bidInTheStorm(): Promise<void> {
  return playPart('storm');
}
