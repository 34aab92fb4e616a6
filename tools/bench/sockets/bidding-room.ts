// An auction on the api under test with its lots open, and bidders whose sockets have entered the room.
import { setTimeout as sleep } from 'node:timers/promises';
import { enrol, makeAuction, type MadeEnrolment, type MadeLot } from '../../seed';
import type { ApiUnderTest, LoggedIn } from './api-under-test';
import { inLanes } from './in-lanes';
import { type AnswerOf, WireSocket } from './wire-socket';

/** Long enough that no lot ends while it is measured. */
const COUNTDOWN_MS = 30 * 60_000;
const ENTERING_AT_ONCE = 16;
const OPEN_PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 100;

export interface Bidder {
  readonly cookie: string;
  readonly socket: WireSocket;
  readonly entryIds: readonly number[];
}

export interface BiddingRoom {
  readonly auctionId: number;
  readonly lots: readonly MadeLot[];
  readonly bidders: readonly Bidder[];
  close(): void;
}

export interface RoomWish {
  readonly lots: number;
  readonly bidders: number;
  /** Lots that each bidder may stand behind. */
  readonly entriesEach: number;
  /** That each bid restarts; longer than any measurement when left out. */
  readonly countdownMs?: number;
  /** The instance at which a bidder connects; the first when left out. */
  readonly portOf?: (bidder: number, lots: readonly MadeLot[]) => Promise<number>;
}

/** Resolves when every lot takes bids. */
export async function openRoom(api: ApiUnderTest, wish: RoomWish): Promise<BiddingRoom> {
  const { pool } = api.database;
  const citizens = await api.citizens(wish.bidders);
  const auction = await makeAuction(pool, {
    title: `bench ${Date.now()}`,
    lots: wish.lots,
    startsAtMs: Date.now(),
    firstBidMs: COUNTDOWN_MS,
    countdownMs: wish.countdownMs ?? COUNTDOWN_MS,
  });
  const enrolments = await enrol(
    pool,
    auction.id,
    citizens.map(({ citizenId }) => ({ citizenId, shares: wish.entriesEach })),
  );
  await untilOpen(api, auction.lots);
  const bidders = await inLanes(citizens.length, ENTERING_AT_ONCE, async (index) => {
    const port = (await wish.portOf?.(index, auction.lots)) ?? api.port;
    return enter({ auctionId: auction.id, port }, citizens[index], enrolments[index]);
  });
  const close = (): void => bidders.forEach(({ socket }) => socket.close());
  return { auctionId: auction.id, lots: auction.lots, bidders, close };
}

async function enter(
  { auctionId, port }: { readonly auctionId: number; readonly port: number },
  citizen: LoggedIn | undefined,
  enrolment: MadeEnrolment | undefined,
): Promise<Bidder> {
  if (citizen === undefined || enrolment === undefined) throw new Error('a citizen without an enrolment');
  const { paddleNo, accessCode, entries } = enrolment;
  const socket = await WireSocket.connect({ port, cookie: citizen.cookie });
  const pass = await socket.request('auction.enter', { auctionId, paddleNo, accessCode });
  if (!pass.ok) throw new Error(`the room refused a bidder: ${pass.code}`);
  return { cookie: citizen.cookie, socket, entryIds: entries.map(({ id }) => id) };
}

async function untilOpen(api: ApiUnderTest, lots: readonly MadeLot[]): Promise<void> {
  const socket = await WireSocket.connect({ port: api.port, cookie: null });
  const untilMs = Date.now() + OPEN_PATIENCE_MS;
  try {
    for (const { id } of lots) {
      while (!isOpen(await socket.request('lot.watch', { lotId: id }))) {
        if (Date.now() > untilMs) throw new Error(`lot ${id} did not open`);
        await sleep(LOOK_EVERY_MS);
      }
    }
  } finally {
    socket.close();
  }
}

function isOpen(answer: AnswerOf<'lot.watch'>): boolean {
  return answer.ok && answer.lot.phase === 'fiveMinutes';
}
