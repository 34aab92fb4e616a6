// What an act says of one plate alone, where it was done to many at once: pure.

/** The facts of the plate where they stand in a list of many; else all of them. */
export function factsOfPlate(value: unknown, number: string): unknown {
  const own = ownIn(value, number);
  if (own !== undefined) return own;
  // Of others it says much, and of this one nothing.
  return hasOthers(value) ? null : value;
}

function ownIn(value: unknown, number: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const one of Array.isArray(value) ? (value as readonly unknown[]) : listsIn(value))
    if (isOf(one, number)) return one;
  return undefined;
}

function listsIn(value: object): readonly unknown[] {
  return Object.values(value).flatMap((one: unknown) =>
    Array.isArray(one) ? (one as readonly unknown[]) : [],
  );
}

function hasOthers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const lists = Array.isArray(value) ? (value as readonly unknown[]) : listsIn(value);
  return lists.some((one) => plateOf(one) !== null);
}

function isOf(facts: unknown, number: string): boolean {
  return facts === number || plateOf(facts) === number;
}

function plateOf(facts: unknown): string | null {
  if (typeof facts !== 'object' || facts === null) return null;
  const { plate, plateNumber, number } = facts as Readonly<Record<string, unknown>>;
  for (const one of [plate, plateNumber, number]) {
    if (typeof one === 'string') return one;
    if (typeof one === 'object' && one !== null) return plateOf(one);
  }
  return null;
}
