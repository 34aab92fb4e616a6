// Whether texts hold what somebody looks for: pure.

/** Each word of `search` stands in one of the texts, whatever its case; nothing is in all of them. */
export function holdsWords(search: string, texts: readonly string[]): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
  const whole = plain(texts.join('\n'));
  return plain(search)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
