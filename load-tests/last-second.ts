// k6: everybody waits for the last second of each countdown and then bids, again and again.
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('last-second');

export default function bidInTheLastSecond(): Promise<void> {
  return playPart('last-second');
}
