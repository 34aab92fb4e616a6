// k6: a few bid, thousands only look; how late do the ticks come?
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('watchers');

export default function watch(): Promise<void> {
  return playPart('watchers');
}
