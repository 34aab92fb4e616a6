// Reads what the address of a list says: anything unfit is as if it were not there. Pure.

/** The server takes no longer search, and no higher page. */
export const SEARCH_MAX = 60;
const PAGES_MAX = 1_000;

export function searchFromQuery(text: string | undefined): string {
  return (text ?? '').trim().slice(0, SEARCH_MAX).trim();
}

export function pageFromQuery(text: string | number | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1;
}
