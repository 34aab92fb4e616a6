// Before and after of an act beside each other, one fact a row: pure.

export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isChanged: boolean;
}

/** Facts of which nothing was there are empty. */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => {
    const [old, present] = [was.get(name) ?? '', is.get(name) ?? ''];
    return { name, before: old, after: present, isChanged: was.size > 0 && is.has(name) && old !== present };
  });
}

function factsOf(value: unknown): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['', textOf(value)]]);
  return new Map(Object.entries(value).map(([name, fact]: [string, unknown]) => [name, textOf(fact)]));
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' ? fact : JSON.stringify(fact);
}
