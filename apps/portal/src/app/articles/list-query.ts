// Reads what the address of a list says: anything unfit is as if it were not there. Pure.

/** The server takes no longer search, and no higher page. */
export const SEARCH_MAX = 60;

export function searchFromQuery(text: string | undefined): string {
  return (text ?? '').trim().slice(0, SEARCH_MAX).trim();
}
