// How a kind of plate is called for which prices are told. Pure.
import type { PlateView } from '@haopai/contracts';
import type { PlateClass } from '@haopai/rules';

export interface PlateKind {
  readonly pattern: PlateClass | null;
  readonly colour: PlateView['colour'] | null;
}

/** `豹子号 AAA · 蓝牌`; of every kind, `全部号牌`. */
export function sayKind({ pattern, colour }: PlateKind, say: (key: string) => string): string {
  const parts = [
    ...(pattern === null ? [] : [say(patternKey(pattern))]),
    ...(colour === null ? [] : [say(`prices.colour.${colour}`)]),
  ];
  return parts.length === 0 ? say('prices.allKinds') : parts.join(' · ');
}

/** Among the words. */
export function patternKey(pattern: PlateClass | null): string {
  return pattern === 'none' ? 'prices.plain' : `plates.pattern.${pattern ?? 'any'}`;
}
