// A citizen's opening minute: home, log-in, own auctions, board, into the room, watching, first bid. Who is turned away tries again.
import { Bidder } from '../bidding/bidder.ts';
import { type LoadSale, seatOf } from '../bidding/sale.ts';
import { SocketLine } from '../bidding/socket-line.ts';
import { sleep, type Surroundings } from '../surroundings.ts';
import { CitizenBrowser } from './citizen-browser.ts';
import type { Notebook } from './notebook.ts';

export interface Arrival {
  readonly surroundings: Surroundings;
  readonly notebook: Notebook;
  readonly sale: LoadSale;
  /** Which bidder of the sale, from 0. */
  readonly citizen: number;
  readonly citizens: number;
  /** Within this time they arrive, one after the other. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Names under which the notebook gets the steps, in their order; each try is a note. */
export const STEPS = {
  home: 'home',
  logIn: 'log-in',
  ownAuctions: 'my auctions',
  board: 'board',
  enter: 'enter the room',
  watch: 'watch',
  firstBid: 'first bid',
  wholeWay: 'from home to the first bid',
} as const;

const TRIES_MAX = 5;
const AGAIN_AFTER_MS = 2_000;
/** Between two pages: to read, to find the button, to type. */
const PAUSE_MAX_MS = 400;

export async function arriveAndBid(arrival: Arrival): Promise<void> {
  const { surroundings, notebook, citizen, citizens, fromMs, untilMs } = arrival;
  const turn = (citizen + surroundings.random()) / citizens;
  await waitUntil(surroundings, fromMs + turn * (untilMs - fromMs));
  const atMs = surroundings.nowMs();
  const bidder = await goToTheRoom(arrival);
  const hasBid = bidder !== null && (await step(arrival, STEPS.firstBid, () => bidsFirst(bidder)));
  const tookMs = surroundings.nowMs() - atMs;
  notebook.noteRequest({ name: STEPS.wholeWay, atMs, tookMs, hasSucceeded: hasBid });
  // Whoever is in stays to watch, whatever the others still do.
  if (bidder !== null) await waitUntil(surroundings, untilMs);
  bidder?.close();
}

function waitUntil(surroundings: Surroundings, atMs: number): Promise<void> {
  return sleep(surroundings, Math.max(0, atMs - surroundings.nowMs()));
}

/** Null for whoever has given up. */
async function goToTheRoom(arrival: Arrival): Promise<Bidder | null> {
  const { surroundings, notebook, sale, citizen } = arrival;
  const seat = seatOf(sale, citizen);
  const person = sale.bidders[citizen];
  const [baseUrl = ''] = seat.baseUrls;
  if (person === undefined) return null;
  const { username, paddleNo, accessCode } = person;
  const { auctionId, password } = sale;
  const browser = new CitizenBrowser(surroundings, baseUrl);
  const pages: readonly (readonly [name: string, act: () => Promise<boolean>])[] = [
    [STEPS.home, () => browser.reads('/auctions?state=live', '/articles?lang=zh', '/clock')],
    [STEPS.logIn, () => browser.logsIn(username, password)],
    [STEPS.ownAuctions, () => browser.reads('/me', '/me/enrolments')],
    [STEPS.board, () => browser.reads(`/auctions/${auctionId}`, `/auctions/${auctionId}/lots`)],
    [STEPS.enter, () => browser.posts(`/auctions/${auctionId}/room`, { paddleNo, accessCode })],
  ];
  for (const [name, act] of pages) {
    if (!(await step(arrival, name, act))) return null;
    await sleep(surroundings, PAUSE_MAX_MS * surroundings.random());
  }
  const { baseUrls, lot } = seat;
  const { cookie } = browser;
  const onLoss = (): void => notebook.noteLoss();
  const line = new SocketLine(surroundings, { baseUrls, cookie, watchedLotId: lot.id, onLoss });
  const noteTry = notebook.noteTry.bind(notebook);
  const bidder = new Bidder({ surroundings, seat, line, noteTry });
  if (await step(arrival, STEPS.watch, () => line.isReady())) return bidder;
  bidder.close();
  return null;
}

/** Any answer that says something about the bid will do: others bid on the lot, too. */
async function bidsFirst(bidder: Bidder): Promise<boolean> {
  const { lot, seat } = bidder;
  const answer = await bidder.bid((lot.priceFen ?? seat.lot.startPriceFen) + (seat.ladderFen[0] ?? 0));
  return answer.kind === 'accepted' || (answer.kind === 'refused' && answer.refusal.code === 'BID.TOO_LOW');
}

/** Tries until it succeeds, a few times at most; notes each try. */
async function step(
  { surroundings, notebook }: Arrival,
  name: string,
  act: () => Promise<boolean>,
): Promise<boolean> {
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    const atMs = surroundings.nowMs();
    const hasSucceeded = await act();
    notebook.noteRequest({ name, atMs, tookMs: surroundings.nowMs() - atMs, hasSucceeded });
    if (hasSucceeded) return true;
    await sleep(surroundings, AGAIN_AFTER_MS * (0.5 + surroundings.random()));
  }
  return false;
}
