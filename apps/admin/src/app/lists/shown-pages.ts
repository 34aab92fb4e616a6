// Which of many pages are named: the first, the last, and those around the one that is shown. Pure.

const AROUND = 2;

/** Null where some are left out; never for a single one. */
export function shownPages(page: number, pages: number): readonly (number | null)[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  const isNear = (one: number): boolean => one === 1 || one === pages || Math.abs(one - page) <= AROUND;
  return all.flatMap((one) => {
    if (isNear(one) || (isNear(one - 1) && isNear(one + 1))) return [one];
    return isNear(one - 1) ? [null] : [];
  });
}
