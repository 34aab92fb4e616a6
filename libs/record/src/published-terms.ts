// The rules by which lots were sold, against those that were published: each lot's journal begins with its terms, and nobody else has looked at them.
import type { LotVerdict } from './verify-lot';
import { linesOf } from './lines-of';

type Values = Readonly<Record<string, unknown>>;

/** Where, and what differs. */
export function* termsFaults(
  terms: string,
  lots: string,
  verdicts: ReadonlyMap<number, LotVerdict>,
): Generator<readonly [string, string], void> {
  const [auction = null] = [...linesOf(terms)].map(([, line]) => objectIn(line));
  if (auction === null) {
    yield ['terms.txt', 'it has no terms'];
    return;
  }
  const published = new Map<number, Values>();
  for (const [, line] of linesOf(lots)) {
    const lot = objectIn(line);
    if (lot !== null) published.set(Number(lot['id']), lot);
  }
  for (const lotId of published.keys()) if (!verdicts.has(lotId)) yield [`lot ${lotId}`, 'it is published'];
  for (const [lotId, { terms: sold }] of verdicts) {
    const lot = published.get(lotId);
    if (lot === undefined) yield [`lot ${lotId}`, 'it is not published'];
    if (lot === undefined || sold === null) continue;
    const said = JSON.stringify([
      ...[lot['start_price_fen'], lot['opens_at_ms'], auction['first_bid_ms'], auction['countdown_ms']].map(
        Number,
      ),
      listIn(auction['ladder_fen']),
    ]);
    const { startPriceFen, opensAtMs, firstBidMs, countdownMs, ladder } = sold;
    const found = JSON.stringify([startPriceFen, opensAtMs, firstBidMs, countdownMs, ladder]);
    if (said !== found) yield [`lot ${lotId}`, `published: ${said}; the record: ${found}`];
  }
}

function objectIn(line: string): Values | null {
  const read = jsonIn(line);
  return typeof read === 'object' && read !== null ? (read as Values) : null;
}

function listIn(text: unknown): unknown {
  return typeof text === 'string' ? jsonIn(text) : text;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
