// Reads an id out of an address.

/** 0 for anything that is none: nothing has that id. */
export function idOf(text: unknown): number {
  const id = Number(text);
  return Number.isSafeInteger(id) && id >= 1 ? id : 0;
}
