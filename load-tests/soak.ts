// k6: hours at an even pace; what grows, leaks or tires shows here.
import { optionsOf, playPart } from './k6/run-scenario.ts';

export const options = optionsOf('soak');

export default function keepOn(): Promise<void> {
  return playPart('soak');
}
