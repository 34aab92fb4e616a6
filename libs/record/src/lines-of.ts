// The lines of a text, one after the other: a file of line ends alone takes no memory for them.

/** Each that has its end, with its number from 1. */
export function* linesOf(text: string): Generator<readonly [number, string]> {
  let from = 0;
  for (let count = 1; ; count += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) return;
    yield [count, text.slice(from, end)];
    from = end + 1;
  }
}
