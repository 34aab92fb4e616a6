// What the window of the specs lacks, or has otherwise: put there for the specs of one file, which share the window with other files.
/** As long as the specs of this `describe` or file run `target` has these; afterwards it has again what it had. */
export function standIn(target: object, values: Readonly<Record<string, unknown>>): void {
  const before = new Map<string, PropertyDescriptor | undefined>();
  beforeEach(() => {
    for (const [name, value] of Object.entries(values)) {
      if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(target, name));
      Object.defineProperty(target, name, { value, configurable: true, writable: true });
    }
  });
  afterAll(() => {
    for (const [name, own] of before)
      if (own === undefined) Reflect.deleteProperty(target, name);
      else Object.defineProperty(target, name, own);
  });
}
