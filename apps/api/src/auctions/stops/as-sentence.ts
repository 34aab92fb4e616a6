// Within an English sentence an auction is named small, `auction 2 of 2026`; what begins with its name begins large, also within the brackets of a link.

export function asSentence(text: string): string {
  return text.replace(/^\[?[a-z]/, (beginning) => beginning.toUpperCase());
}
