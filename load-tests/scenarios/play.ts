// Who plays which part in each scenario: people from 0 below `bidders` bid, those after them only look. One person's whole part.
import { Bidder } from '../bidding/bidder.ts';
import { RestLine } from '../bidding/rest-line.ts';
import { type LoadSale, type Seat, seatOf } from '../bidding/sale.ts';
import { SocketLine } from '../bidding/socket-line.ts';
import { sleep, type Surroundings } from '../surroundings.ts';
import { arriveAndBid } from './arrive-and-bid.ts';
import { askForReceiptsAgain, bidForAWhile } from './bid-for-a-while.ts';
import { browseForAWhile } from './browse-for-a-while.ts';
import { type Habit, HABITS } from './habit.ts';
import type { Notebook } from './notebook.ts';
import type { Settings } from './settings.ts';
import { watchForAWhile } from './watch-for-a-while.ts';

export interface Stage {
  readonly surroundings: Surroundings;
  readonly notebook: Notebook;
  readonly sale: LoadSale;
  readonly settings: Settings;
}

/** People come within so long, not all in one moment. */
const ARRIVAL_MAX_MS = 1_500;
/** Every so many'th bidder bids by REST, in scenarios of sockets. */
const REST_EVERY = 10;

/** Resolves when the person has left. The lots open at `opensAtMs`; the scenario lasts `seconds` from then, or from now. */
export async function play(person: number, stage: Stage): Promise<void> {
  const { surroundings, sale, settings } = stage;
  const startsAtMs = Math.max(surroundings.nowMs(), sale.opensAtMs);
  const untilMs = startsAtMs + settings.seconds * 1_000;
  const { scenario, bidders } = settings;
  const arrives = (): Promise<void> => sleep(surroundings, ARRIVAL_MAX_MS * surroundings.random());
  if (person >= bidders) {
    await arrives();
    const watcher = person - bidders;
    if (scenario === 'rest') return browseForAWhile({ ...stage, visitor: watcher, untilMs });
    return watchForAWhile({ ...stage, watcher, untilMs });
  }
  if (scenario === 'opening') {
    return arriveAndBid({ ...stage, citizen: person, citizens: bidders, fromMs: startsAtMs, untilMs });
  }
  await arrives();
  return playBidder(seatOf(sale, person), { ...stage, untilMs, habit: HABITS[scenario] });
}

interface BidderStage extends Stage {
  readonly untilMs: number;
  readonly habit: Habit;
}

async function playBidder(seat: Seat, stage: BidderStage): Promise<void> {
  const { surroundings, notebook, sale, settings, untilMs, habit } = stage;
  const isRest = settings.scenario === 'rest' || seat.bidder % REST_EVERY === REST_EVERY - 1;
  const { baseUrls, cookie } = seat;
  const rest = new RestLine(surroundings, { baseUrls, cookie });
  const socket = isRest
    ? null
    : new SocketLine(surroundings, {
        baseUrls,
        cookie,
        watchedLotId: seat.lot.id,
        onLoss: () => notebook.noteLoss(),
      });
  const noteTry = notebook.noteTry.bind(notebook);
  const bidder = new Bidder({ surroundings, seat, line: socket ?? rest, noteTry });
  await sleep(surroundings, Math.max(0, sale.opensAtMs - surroundings.nowMs()));
  await bidForAWhile(bidder, {
    surroundings,
    untilMs,
    habit,
    clockOffsetMs: () => socket?.clockOffsetMs ?? 0,
    look: () => (socket === null ? rest.look(seat.lot.id) : socket.isReady()),
  });
  await askForReceiptsAgain(bidder, rest, stage);
  bidder.close();
}
