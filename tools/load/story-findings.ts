// What is wrong with one bid: its answers beside each other, and beside its place in the journal.
import type { JournaledBid } from './accepted-bids';
import type { BidStory } from './bid-story';
import type { HistoryFinding, Kind } from './finding';

/** `journaled`: the bid as the journal has it, if it has it. */
export function storyFindings(
  story: BidStory,
  journaled: JournaledBid | undefined,
  clockSlackMs: number,
): readonly HistoryFinding[] {
  const findings: HistoryFinding[] = [];
  const find = (kind: Kind, detail: string): void => {
    findings.push({ kind, lotId: story.lotId, detail: `bid ${story.bidId} ${detail}` });
  };
  checkAnswers(story, find);
  if (journaled === undefined) {
    const [receipt] = story.receipts;
    if (receipt !== undefined) find('lost', `was acknowledged as v${receipt.version} and is not there`);
    return findings;
  }
  checkPlace(story, journaled, find);
  checkTimes(story, journaled, clockSlackMs, find);
  return findings;
}

type Find = (kind: Kind, detail: string) => void;

function checkAnswers({ receipts, refusalCodes }: BidStory, find: Find): void {
  const [first] = receipts;
  if (first === undefined) return;
  if (refusalCodes.length > 0) find('contradiction', `was accepted and refused: ${refusalCodes.join(', ')}`);
  const text = JSON.stringify(first);
  const other = receipts.find((receipt) => JSON.stringify(receipt) !== text);
  if (other !== undefined) find('contradiction', `got ${text} and ${JSON.stringify(other)}`);
}

function checkPlace({ lotId, receipts, refusalCodes, tries }: BidStory, bid: JournaledBid, find: Find): void {
  if (receipts.length === 0 && refusalCodes.length > 0) {
    find('contradiction', `was refused for ${refusalCodes.join(', ')} and is v${bid.version}`);
  }
  const [order] = tries;
  if (bid.lotId !== lotId || bid.amountFen !== order?.amountFen || bid.entryId !== order.entryId) {
    find(
      'contradiction',
      `is another in the journal: lot ${bid.lotId}, ${bid.amountFen}, entry ${bid.entryId}`,
    );
  }
  for (const { version, hash, priceFen, endsAtMs } of receipts) {
    if (bid.version !== version || bid.hash !== hash) {
      find('lost', `was acknowledged as v${version} ${hash} and is v${bid.version} ${bid.hash}`);
    } else if (bid.amountFen !== priceFen || bid.endsAtMs !== endsAtMs) {
      find('contradiction', `was acknowledged for ${priceFen} until ${endsAtMs}, not until ${bid.endsAtMs}`);
    }
  }
}

/** Judged by the bidders' clock: the journal alone believes an instance whose clock is wrong. */
function checkTimes(story: BidStory, { atMs, beforeMs }: JournaledBid, slackMs: number, find: Find): void {
  const { firstSentAtMs, acceptedAtMs } = story;
  if (atMs < firstSentAtMs - slackMs || atMs > acceptedAtMs + slackMs) {
    find('misclocked', `is stamped ${atMs}, sent at ${firstSentAtMs} and known at ${acceptedAtMs}`);
  }
  if (beforeMs !== null && firstSentAtMs - slackMs >= beforeMs) {
    find('lateAccept', `was sent at ${firstSentAtMs}, when the countdown was over since ${beforeMs}`);
  }
}
