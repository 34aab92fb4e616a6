// The checker: lays what bidders were told beside the journal. A pure function over plain data.
import type { BidTry } from '../../load-tests/bidding/history.ts';
import { coursesOf } from './accepted-bids';
import { type BidStory, storiesOf } from './bid-story';
import { courseFindings, earlyRefusals, orderFindings, strayFindings } from './course-findings';
import { countKinds, type HistoryVerdict } from './finding';
import { journalFindings } from './journal-findings';
import type { JournalOfSale } from './journal-of-sale';
import { storyFindings } from './story-findings';

export type ClockSlack = (fromMs: number, toMs: number) => number;

export interface CheckOptions {
  /** How far the clients' clock and the auction's may differ, measuring included; the most of it in a time of the clients' clock, where that changes. */
  readonly clockSlackMs?: number | ClockSlack;
  /** Others bid too: the journal may hold bids that are in no history. */
  readonly othersBid?: boolean;
}

/** Unless more is known. */
export const CLOCK_SLACK_MS = 100;

/** `tries` of all bidders, in any order. */
export function checkHistories(
  journal: JournalOfSale,
  tries: readonly BidTry[],
  { clockSlackMs = CLOCK_SLACK_MS, othersBid = false }: CheckOptions = {},
): HistoryVerdict {
  const slackMs: ClockSlack = typeof clockSlackMs === 'number' ? () => clockSlackMs : clockSlackMs;
  const courses = coursesOf(journal);
  const stories = storiesOf(tries);
  const all = [...stories.values()];
  const journaled = new Map(courses.flatMap(({ bids }) => bids.map((bid) => [bid.bidId, bid] as const)));
  const closedAtMs = new Map(
    courses.flatMap(({ lotId, closedAtMs: atMs }) => (atMs === null ? [] : [[lotId, atMs] as const])),
  );
  const findings = [
    ...journalFindings(journal),
    ...courses.flatMap(courseFindings),
    ...all.flatMap((story) => storyFindings(story, journaled.get(story.bidId), slackOf(story, slackMs))),
    ...courses.flatMap((course) => orderFindings(course, stories)),
    ...earlyRefusals(tries, closedAtMs, slackMs),
    ...strayFindings(courses, stories, { othersBid }),
  ];
  const acknowledged = all.filter(({ receipts }) => receipts.length > 0);
  return {
    bids: all.length,
    tries: tries.length,
    acknowledged: acknowledged.length,
    refused: all.filter(({ receipts, refusalCodes }) => receipts.length === 0 && refusalCodes.length > 0)
      .length,
    unanswered: all.filter(({ receipts, refusalCodes }) => receipts.length + refusalCodes.length === 0)
      .length,
    rescued: acknowledged.filter(({ tries: own }) => own[0]?.answer.kind === 'unknown').length,
    accepted: journaled.size,
    closeDelaysMs: courses.flatMap(({ closeDelayMs }) => closeDelayMs ?? []),
    findings,
    counts: countKinds(findings),
  };
}

/** Of the time in which the bid was under way; of one whose acceptance was never known, of when it was sent. */
function slackOf({ firstSentAtMs, acceptedAtMs }: BidStory, slackMs: ClockSlack): number {
  return slackMs(firstSentAtMs, acceptedAtMs < Infinity ? acceptedAtMs : firstSentAtMs);
}
