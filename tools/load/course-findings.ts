// What is wrong with a lot as its bidders saw it: amounts twice, bids after the close, an order that no bidder could have seen.
import type { ErrorData } from '@haopai/contracts';
import type { BidTry } from '../../load-tests/bidding/history.ts';
import type { JournaledBid, LotCourse } from './accepted-bids';
import type { BidStory } from './bid-story';
import type { HistoryFinding } from './finding';

/** Threads of one program read slightly different clocks. */
const ORDER_SLACK_MS = 5;

export function courseFindings({ lotId, bids, closedAtMs }: LotCourse): readonly HistoryFinding[] {
  const amounts = new Set<number>();
  return bids.flatMap(({ version, amountFen, isAfterClose }): HistoryFinding[] => {
    const isTwice = amounts.has(amountFen);
    amounts.add(amountFen);
    const doubled = isTwice
      ? [{ kind: 'doubled' as const, lotId, detail: `v${version}: ${amountFen} again` }]
      : [];
    if (!isAfterClose) return doubled;
    return [
      ...doubled,
      { kind: 'lateAccept', lotId, detail: `v${version}: closed since ${closedAtMs ?? 0}` },
    ];
  });
}

/** A bid that was sent when another's acceptance was already known comes after it. */
export function orderFindings(
  { lotId, bids }: LotCourse,
  stories: ReadonlyMap<string, BidStory>,
): readonly HistoryFinding[] {
  const findings: HistoryFinding[] = [];
  let later: { readonly bid: JournaledBid; readonly knownAtMs: number } | null = null;
  for (const bid of [...bids].reverse()) {
    const story = stories.get(bid.bidId);
    if (story === undefined) continue;
    if (later !== null && story.firstSentAtMs > later.knownAtMs + ORDER_SLACK_MS) {
      const detail = `v${bid.version} was sent after v${later.bid.version} was known`;
      findings.push({ kind: 'misordered', lotId, detail });
    }
    if (later === null || story.acceptedAtMs < later.knownAtMs)
      later = { bid, knownAtMs: story.acceptedAtMs };
  }
  return findings;
}

/** Told that it is too late while the last countdown was still running. */
export function earlyRefusals(
  tries: readonly BidTry[],
  closedAtMs: ReadonlyMap<number, number>,
  slackMs: (fromMs: number, toMs: number) => number,
): readonly HistoryFinding[] {
  return tries.flatMap(({ lotId, answer, answeredAtMs, bidId }): HistoryFinding[] => {
    if (answer.kind !== 'refused' || answer.refusal.code !== 'BID.TOO_LATE') return [];
    const endsAtMs = closedAtMs.get(lotId) ?? -Infinity;
    if (answeredAtMs + slackMs(answeredAtMs, answeredAtMs) >= endsAtMs) return [];
    const { endedAtMs } = answer.refusal.data as ErrorData['BID.TOO_LATE'];
    const detail = `bid ${bidId} was too late at ${answeredAtMs} (ended ${endedAtMs}); the end was ${endsAtMs}`;
    return [{ kind: 'earlyClose', lotId, detail }];
  });
}

/** One bid id on two lots, or a bid that no bidder has sent. */
export function strayFindings(
  courses: readonly LotCourse[],
  stories: ReadonlyMap<string, BidStory>,
  { othersBid }: { readonly othersBid: boolean },
): readonly HistoryFinding[] {
  const lotOfBid = new Map<string, number>();
  return courses.flatMap(({ lotId, bids }) =>
    bids.flatMap(({ bidId, version }): HistoryFinding[] => {
      const otherLot = lotOfBid.get(bidId) ?? lotId;
      lotOfBid.set(bidId, lotId);
      if (otherLot !== lotId)
        return [{ kind: 'doubled', lotId, detail: `bid ${bidId} is on lot ${otherLot} too` }];
      if (othersBid || stories.has(bidId)) return [];
      return [{ kind: 'contradiction', lotId, detail: `v${version}: nobody sent bid ${bidId}` }];
    }),
  );
}
