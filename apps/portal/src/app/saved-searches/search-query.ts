// What the address of a page of plates says for a saved search, and what of a search is saved: pure.
const FEN_PER_YUAN = 100;

/** As plates for sale and boards read them. */
const TEXTS = ['contains', 'endsWith', 'without', 'pattern'] as const;
const PRICES = [
  ['priceFromFen', 'from'],
  ['priceToFen', 'to'],
] as const;

/** Of a SavedSearchWish, or of the data of a notice about one. */
export function searchQuery(wish: object): Readonly<Record<string, string>> {
  const given: Readonly<Record<string, unknown>> = { ...wish };
  const query: Record<string, string> = {};
  for (const name of TEXTS) if (typeof given[name] === 'string') query[name] = given[name];
  for (const [name, shown] of PRICES)
    if (typeof given[name] === 'number') query[shown] = String(given[name] / FEN_PER_YUAN);
  return query;
}

/** Without what does not matter. */
export function givenOf<Fields extends object>(
  fields: Fields,
): { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
