// Names of persons where not everybody needs all of them.

/** `王**`: enough to tell it from others in a list. As many stars for every name, so that its length is not told. */
export function maskName(name: string): string {
  const [first] = Array.from(name);
  return first === undefined ? '' : `${first}**`;
}
