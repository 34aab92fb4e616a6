// A person's or an organisation's whole name as it is compared: pure.

/**
 * The same for every way to type one: full width or half, upper case or lower, with whichever dot between the parts of a name, with
 * spaces or without. Empty where nothing of it is a letter or a digit.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
