// Says which days a comparison with the provider is of, in Beijing: `2026-11-26`.
import { momentOf } from '@haopai/web-app';

const DAY_LENGTH = 10;

export function dayOf(atMs: number): string {
  return momentOf(atMs).slice(0, DAY_LENGTH);
}

/** One day, or the first and the last: `2026-11-20 – 2026-11-26`. */
export function daysOf({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  const [first, last] = [dayOf(fromMs), dayOf(toMs - 1)];
  return first === last ? first : `${first} – ${last}`;
}
