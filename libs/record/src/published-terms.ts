// The rules by which lots were sold, against those that were published: each lot's journal begins with its terms, and nobody else has looked at them.
import type { LotVerdict } from './verify-lot';
import { linesOf } from './lines-of';

/** What people enrolled for beside the terms, by SHA-256: the special conditions in a language, or a file. */
export type PublishedWith =
  | { readonly conditions: string; readonly sha256: string }
  | { readonly attachment: string; readonly byteCount: number; readonly sha256: string };

/** An office puts a handful of files to a sale. */
const PUBLISHED_WITH_MAX = 100;
/** What is no character, or turns a line around: names are shown in terminals. */
const NO_TEXT = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

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

/** The lines after the terms; records of auctions without any, and of earlier releases, have none. What a later release adds is passed over. */
export function publishedWith(terms: string): readonly PublishedWith[] {
  const found: PublishedWith[] = [];
  for (const [, line] of [...linesOf(terms)].slice(1)) {
    const { conditions, attachment, byte_count: byteCount, sha256 } = objectIn(line) ?? {};
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) continue;
    if (typeof conditions === 'string' && /^[a-z-]{2,8}$/i.test(conditions))
      found.push({ conditions, sha256 });
    else if (typeof attachment === 'string')
      found.push({
        ...{ attachment: attachment.replace(NO_TEXT, ''), byteCount: Number(byteCount), sha256 },
      });
    if (found.length === PUBLISHED_WITH_MAX) break;
  }
  return found;
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
