// What the checker can find when it lays the bidders' histories beside the journal.

export const KINDS = {
  lost: 'acknowledged, and not in the journal under that version and hash',
  doubled: 'a bid or an amount twice on a lot, or an entry behind two lots',
  misordered:
    'versions, prices or times that do not rise, or receipts in another order than the bids were made',
  earlyClose: 'a lot ended before its countdown did',
  lateAccept: 'a bid was accepted when the countdown was over',
  contradiction: 'one bid, two answers; or refused and yet in the journal; or nobody sent it',
  misclocked: 'a bid was stamped with a time at which it was not under way',
  damaged: 'anything else that verify-journal finds',
} as const;

export type Kind = keyof typeof KINDS;

export interface HistoryFinding {
  readonly kind: Kind;
  readonly lotId: number;
  readonly detail: string;
}

export interface HistoryVerdict {
  /** Different bids that were sent. */
  readonly bids: number;
  readonly tries: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Bids of which no try had an answer: they may be in the journal or not. */
  readonly unanswered: number;
  /** Acknowledged bids whose first try had no answer. */
  readonly rescued: number;
  /** Bids in the journal. */
  readonly accepted: number;
  /** From the end of a lot's last countdown to its close. */
  readonly closeDelaysMs: readonly number[];
  readonly findings: readonly HistoryFinding[];
  readonly counts: Readonly<Record<Kind, number>>;
}

export function countKinds(findings: readonly HistoryFinding[]): Readonly<Record<Kind, number>> {
  const counts: Record<Kind, number> = {
    lost: 0,
    doubled: 0,
    misordered: 0,
    earlyClose: 0,
    lateAccept: 0,
    contradiction: 0,
    misclocked: 0,
    damaged: 0,
  };
  for (const { kind } of findings) counts[kind]++;
  return counts;
}
