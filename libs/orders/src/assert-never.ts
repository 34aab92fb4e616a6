// Ends a switch over a union: the compiler refuses it when a case is missing.

export function assertNever(value: never): never {
  throw new Error(`Not a known case: ${JSON.stringify(value)}`);
}
