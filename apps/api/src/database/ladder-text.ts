// How a ladder stands in its column: a JSON array of fen, ascending.

export function ladderToText(ladderFen: readonly number[]): string {
  return JSON.stringify(ladderFen);
}

export function ladderFromText(text: string): readonly number[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new Error('A ladder column holds no array');
  return parsed.map((step: unknown) => {
    if (typeof step !== 'number' || !Number.isSafeInteger(step))
      throw new Error('A ladder step is no number of fen');
    return step;
  });
}
