// The page number in an address, whatever somebody made of it: pure.

/** As the api takes them. */
const PAGES_MAX = 100_000;

export function pageFromQuery(text: string | number | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1;
}
