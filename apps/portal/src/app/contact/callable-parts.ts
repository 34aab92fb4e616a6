// Where telephone numbers stand in what an office writes. Pure.

/** Landlines with their area code, mobiles, lines of 400 and 800; no part of a longer number or of a name. */
const NUMBER =
  /(?<![\w+-])(?:\+86[ -]?)?(?:0\d{2,3}[ -]\d{7,8}|0\d{2,3}[ -]\d{3,4}[ -]\d{4}|[48]00[ -]?\d{3}[ -]?\d{4}|1[3-9]\d{9}|1[3-9]\d[ -]\d{4}[ -]\d{4})(?![\w-])/g;

export interface CallablePart {
  readonly text: string;
  /** Whether it is a number to call. */
  readonly isNumber: boolean;
}

/** The text in its order, cut at the telephone numbers in it. Parts put together are the text. */
export function callableParts(text: string): readonly CallablePart[] {
  const parts: CallablePart[] = [];
  let end = 0;
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    if (index > end) parts.push({ text: text.slice(end, index), isNumber: false });
    parts.push({ text: number, isNumber: true });
    end = index + number.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isNumber: false });
  return parts;
}
