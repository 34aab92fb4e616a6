// k6: visitors browse auctions and bidders bid, all by REST.
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('rest');

export default function browseAndBid(): Promise<void> {
  return playPart('rest');
}
