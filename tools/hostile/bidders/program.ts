// Program: the bidders. Each bids at a steady pace, answered or not, from its own connection.
import {
  Bidder,
  type BidAnswer,
  type LoadSale,
  nodeSurroundings,
  seatOf,
  sleep,
  SocketLine,
} from '../../load';
import { hearOrders, tellStarter } from '../../services/helper-process';
import type { BidNote } from './bid-note';
import type { BiddersOrder, BiddersTold } from './messages';

/** Whoever waits longer for an answer has none. */
const ANSWER_PATIENCE_MS = 15_000;
/** A bid that lost its line is asked again for so long. */
const GIVE_UP_AFTER_MS = 20_000;
/** Each bid comes so much earlier or later than an even pace wants it, as a part of the pause. */
const UNEVEN = 0.4;

/** Of one bidder: with more, those that come after a stall would meet the limit on bids a second. */
const UNANSWERED_MAX = 10;

const surroundings = nodeSurroundings();
let bidders: readonly Bidder[] = [];
let cuts = 0;
let heldBack = 0;
/** Outcomes of first tries by bid id, of bids that are not settled. */
const firstOutcomes = new Map<string, string>();

function outcomeOf(answer: BidAnswer): string {
  if (answer.kind === 'accepted') return 'accepted';
  return answer.kind === 'refused' ? answer.refusal.code : answer.why;
}

async function connect(sale: LoadSale): Promise<void> {
  const lines: SocketLine[] = [];
  bidders = sale.bidders.map((_, index) => {
    const seat = seatOf(sale, index);
    const line = new SocketLine(surroundings, {
      baseUrls: seat.baseUrls,
      cookie: seat.cookie,
      watchedLotId: seat.lot.id,
      patienceMs: ANSWER_PATIENCE_MS,
      onLoss: () => cuts++,
    });
    lines.push(line);
    return new Bidder({
      ...{ surroundings, seat, line, giveUpAfterMs: GIVE_UP_AFTER_MS },
      noteTry: ({ bidId, answer }) => {
        if (!firstOutcomes.has(bidId)) firstOutcomes.set(bidId, outcomeOf(answer));
      },
    });
  });
  for (const line of lines) while (!(await line.isReady()));
}

async function bidOnce(bidder: Bidder): Promise<BidNote> {
  const { lot, seat } = bidder;
  const bidId = surroundings.newId();
  const sentAtMs = surroundings.nowMs();
  const amountFen = (lot.priceFen ?? seat.lot.startPriceFen) + (seat.ladderFen[0] ?? 0);
  const answer = await bidder.place({ lotId: seat.lot.id, bidId, amountFen, entryId: seat.entryId });
  const last = outcomeOf(answer);
  const first = firstOutcomes.get(bidId) ?? last;
  firstOutcomes.delete(bidId);
  return { sentAtMs, tookMs: surroundings.nowMs() - sentAtMs, first, last };
}

/** Does not wait for the answer before: a site that is slow gets no fewer bids, until very many have none. */
async function keepBidding(bidder: Bidder, untilMs: number, pauseMs: number): Promise<readonly BidNote[]> {
  const bids: Promise<BidNote>[] = [];
  let unanswered = 0;
  await sleep(surroundings, pauseMs * surroundings.random());
  for (let dueAtMs = surroundings.nowMs(); dueAtMs < untilMs; dueAtMs += pauseMs) {
    const uneven = pauseMs * UNEVEN * surroundings.random();
    await sleep(surroundings, Math.max(0, dueAtMs + uneven - surroundings.nowMs()));
    if (unanswered >= UNANSWERED_MAX) {
      heldBack++;
      continue;
    }
    unanswered++;
    bids.push(bidOnce(bidder).finally(() => unanswered--));
  }
  return Promise.all(bids);
}

async function bid(seconds: number, perSecond: number): Promise<void> {
  const untilMs = surroundings.nowMs() + seconds * 1_000;
  const pauseMs = (1_000 * bidders.length) / perSecond;
  const bids = (await Promise.all(bidders.map((bidder) => keepBidding(bidder, untilMs, pauseMs)))).flat();
  tell({ kind: 'bids', bids, cuts, heldBack });
  cuts = heldBack = 0;
}

function tell(told: BiddersTold): void {
  tellStarter(told);
}

hearOrders<BiddersOrder>((order) => {
  if (order.kind === 'bid') void bid(order.seconds, order.perSecond);
  else void connect(order.sale).then(() => tell({ kind: 'connected' }));
});
