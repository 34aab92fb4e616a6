// Rewrites what is being typed into groups that the eye can check, and keeps the caret behind the character just typed.

export type TextFormat = (raw: string) => string;

export interface Typed {
  readonly text: string;
  readonly caret: number;
}

const SEPARATOR = /[\s,-]/;

/** The formatted text, and where the caret belongs: behind as many characters, separators not counted, as before. */
export function typedInto(raw: string, caret: number, format: TextFormat): Typed {
  const text = format(raw);
  if (caret >= raw.length) return { text, caret: text.length };
  let left = Array.from(raw.slice(0, caret)).filter((character) => !SEPARATOR.test(character)).length;
  let at = 0;
  while (left > 0 && at < text.length) {
    if (!SEPARATOR.test(text.charAt(at))) left--;
    at++;
  }
  return { text, caret: at };
}
