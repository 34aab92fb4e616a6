// k6: citizens who arrive in one minute: home, log-in, own auctions, board, into the room, watching, first bid.
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('opening');

export default function arrive(): Promise<void> {
  return playPart('opening');
}
