// What the register wrote beside a plate: yes or no, in any of the site's languages.
import { LANGUAGES } from '@haopai/rules';
import { textsIn } from '../../texts';

// A map: a cell may hold the name of something that every object has.
const RESULTS: ReadonlyMap<string, boolean> = new Map(
  LANGUAGES.flatMap((language) => {
    const { accepted, refused } = textsIn(language).sheets;
    return [
      ...accepted.map((word) => [word.toLowerCase(), true] as const),
      ...refused.map((word) => [word.toLowerCase(), false] as const),
    ];
  }),
);

/** Null for what is neither. */
export function readResult(text: string): boolean | null {
  return RESULTS.get(text.trim().toLowerCase()) ?? null;
}
