// What the citizens of a file's journeys typed and were sent, so that its last test can look for it where it must not be.

const facts = new Set<string>();

export function keepPrivate(...some: readonly string[]): void {
  for (const fact of some) facts.add(fact);
}

/** Those that stand in the text, in whatever form a log might write them. */
export function privateFactsIn(text: string): readonly string[] {
  return [...facts].filter((fact) => formsOf(fact).some((form) => contains(text, form)));
}

/** How many could be found. */
export function privateFactCount(): number {
  return facts.size;
}

function formsOf(fact: string): readonly string[] {
  const escaped = [...fact].map((character) =>
    character > '~' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character,
  );
  return [fact, encodeURIComponent(fact), escaped.join('')];
}

/** A code of six digits may be part of a longer number by chance. */
function contains(text: string, form: string): boolean {
  if (!/^\d+$/.test(form)) return text.includes(form);
  return new RegExp(`(?<![0-9A-Za-z])${form}(?![0-9A-Za-z])`).test(text);
}
