// k6: visitors browse and bidders bid, all by REST. The race for a listing at a fixed price comes with the fixed-price sale.
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('rest');

export default function browseAndBid(): Promise<void> {
  return playPart('rest');
}
