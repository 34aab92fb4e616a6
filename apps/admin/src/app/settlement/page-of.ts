// Reads the number of a page, or an id, out of an address.

const PAGES_MAX = 100_000;

/** 1 for anything that is none. */
export function pageOf(text: unknown): number {
  const page = Number(text ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1;
}

/** 0 for anything that is none: nothing has that id. */
export function idOf(text: unknown): number {
  const id = Number(text);
  return Number.isSafeInteger(id) && id >= 1 ? id : 0;
}
