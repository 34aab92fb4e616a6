// A bidder's part in a scenario: bids by its habit until the time is over, then asks again for what it was told.
import type { Bidder } from '../bidding/bidder.ts';
import type { BidLine } from '../bidding/bid-line.ts';
import { pick } from '../bidding/chance.ts';
import { sleep, type Surroundings } from '../surroundings.ts';
import { amountFor, type Habit, type LotView, type Plan, planNext } from './habit.ts';
import type { Notebook } from './notebook.ts';

export interface Part {
  readonly surroundings: Surroundings;
  readonly habit: Habit;
  readonly untilMs: number;
  /** Of the server against ours. */
  readonly clockOffsetMs: () => number;
  /** Reads the lot anew; for lines that hear no ticks. */
  readonly look: () => Promise<unknown>;
}

/** Accepted bids that a bidder asks for once more at the end. */
const ASK_AGAIN_MAX = 20;
const ASK_AGAIN_PAUSE_MAX_MS = 100;

export async function bidForAWhile(bidder: Bidder, part: Part): Promise<void> {
  const { surroundings, habit, untilMs } = part;
  await part.look();
  while (!bidder.lot.hasEnded) {
    const nowMs = surroundings.nowMs();
    if (nowMs >= untilMs) return;
    if (habit.waitsForTheEnd) await part.look();
    const known = {
      view: viewOf(bidder),
      nowMs: nowMs + part.clockOffsetMs(),
      hasOwn: bidder.own.length > 0,
    };
    const plan = planNext(habit, known, surroundings.random);
    await sleep(surroundings, Math.min(plan.afterMs, untilMs - nowMs));
    if (surroundings.nowMs() < untilMs) await act(bidder, plan, part);
  }
}

async function act(bidder: Bidder, plan: Plan, { surroundings, look }: Part): Promise<void> {
  if (plan.act === 'repeat') {
    const order = pick(surroundings.random, bidder.own);
    if (order !== undefined) await bidder.place(order);
    return;
  }
  const amountFen = amountFor(plan.act, viewOf(bidder), surroundings.random);
  if (amountFen === null) await look();
  else await bidder.bid(amountFen);
}

function viewOf({ lot, seat }: Bidder): LotView {
  const { priceFen, endsAtMs, isLeading } = lot;
  return { priceFen, endsAtMs, isLeading, startPriceFen: seat.lot.startPriceFen, ladderFen: seat.ladderFen };
}

/** Through another line, so that no answer is remembered by a connection. Notes those that changed as lost; ends where one stays without an answer. */
export async function askForReceiptsAgain(
  bidder: Bidder,
  line: BidLine,
  { surroundings, notebook }: { readonly surroundings: Surroundings; readonly notebook: Notebook },
): Promise<void> {
  for (const order of bidder.own.slice(-ASK_AGAIN_MAX)) {
    await sleep(surroundings, ASK_AGAIN_PAUSE_MAX_MS * surroundings.random());
    const told = bidder.receipts.get(order.bidId);
    const answer = await bidder.place(order, line);
    if (answer.kind === 'unknown') return;
    if (answer.kind !== 'accepted' || JSON.stringify(answer.receipt) !== told) notebook.noteLost(order.bidId);
  }
}
