// Before and after of an act beside each other, one fact a row: pure.

export interface Change {
  readonly name: string;
  /** Undefined where it was not there. */
  readonly before: unknown;
  readonly after: unknown;
  readonly isChanged: boolean;
}

export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => {
    const [old, present] = [was.get(name), is.get(name)];
    const isOther = JSON.stringify(old) !== JSON.stringify(present);
    return { name, before: old, after: present, isChanged: was.size > 0 && is.has(name) && isOther };
  });
}

function factsOf(value: unknown): ReadonlyMap<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['', value]]);
  return new Map(Object.entries(value));
}
