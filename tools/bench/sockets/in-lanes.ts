// Does many things a few at a time.

/** `act` for each index from 0 below `count`, `lanes` of them under way at once; results in the order of the indexes. */
export async function inLanes<Result>(
  count: number,
  lanes: number,
  act: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Array<Result>(count);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      results[index] = await act(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
  return results;
}
