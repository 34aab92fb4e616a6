// Names and addresses as they are kept: one line without invisible characters, which would make two look like one or turn a line around.

/** Empty when nothing can be seen of it. */
export function plainLine(raw: string): string {
  return raw.normalize('NFC').replace(/\s+/g, ' ').replace(/\p{C}/gu, '').replace(/ {2,}/g, ' ').trim();
}
