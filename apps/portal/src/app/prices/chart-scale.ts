// The scale of a chart of prices: from nought to a round amount above the highest. Pure.

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The next round amount that none of these exceeds, in the unit of the amounts; 1 where there is none. */
export function roundAbove(amounts: readonly number[]): number {
  const highest = Math.max(1, ...amounts);
  const unit = 10 ** Math.floor(Math.log10(highest));
  return (ROUND.find((one) => one * unit >= highest) ?? 10) * unit;
}
