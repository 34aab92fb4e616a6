// What a paddle bid last on a lot, from the newest lines of its public record; null where they have no bid of it, or nobody answers.
import type { LotView } from '@haopai/contracts';
import type { LotsClient } from '@haopai/web-data';

/** Lines of a page of the record; everybody who looks asks for the same pages. */
const LINES = 50;
const PAGES_MAX = 2;

export async function ownLastBidFen(
  lots: Pick<LotsClient, 'record'>,
  { lotId, version }: Pick<LotView, 'lotId' | 'version'>,
  paddleNo: number,
): Promise<number | null> {
  const newest = Math.ceil(version / LINES);
  for (let page = newest; page > Math.max(0, newest - PAGES_MAX); page--) {
    const answer = await lots.record(lotId, page, LINES);
    if (!answer.ok) return null;
    const own = answer.value.items.findLast((line) => line.kind === 'bid' && line.paddleNo === paddleNo);
    if (own !== undefined) return own.amountFen;
  }
  return null;
}
