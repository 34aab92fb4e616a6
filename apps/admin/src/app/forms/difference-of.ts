// Where two versions of a text differ: what is the same around it, shortened, and the middle that is not.
/** As much of what is the same as tells where one is. */
const AROUND = 60;

export interface Difference {
  readonly before: string;
  /** Empty where something was only taken out. */
  readonly changed: string;
  readonly after: string;
}

/** Of `text`, laid beside `other`. */
export function differenceOf(text: string, other: string): Difference {
  const [own, foreign] = [[...text], [...other]];
  const shorter = Math.min(own.length, foreign.length);
  let start = 0;
  while (start < shorter && own[start] === foreign[start]) start += 1;
  let end = 0;
  while (end < shorter - start && own[own.length - 1 - end] === foreign[foreign.length - 1 - end]) end += 1;
  const [before, after] = [own.slice(0, start), own.slice(own.length - end)];
  return {
    before: before.length > AROUND ? `…${before.slice(-AROUND).join('')}` : before.join(''),
    changed: own.slice(start, own.length - end).join(''),
    after: after.length > AROUND ? `${after.slice(0, AROUND).join('')}…` : after.join(''),
  };
}
