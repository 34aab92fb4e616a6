// Bids over the socket: real ones to the real api beside acknowledgements of a bare Socket.IO server, and a race on one lot.
import { replicationLack } from '../../services/replicated/obtain-replicated';
import type { ApiUnderTest } from './api-under-test';
import type { SocketBed } from './socket-bed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row } from '../measuring/row';
import { startBare } from './bare-process';
import { BidDuel, type Seat } from './bid-duel';
import { BidRace } from './bid-race';
import { type Bidder, openRoom } from './bidding-room';
import { inLanes } from './in-lanes';
import { type Payers, payersOf, withCosts } from './costs';
import { withLogBehind } from './log-behind';
import { WireSocket } from './wire-socket';

const BIDDERS = 256;
const CONNECTING_AT_ONCE = 32;

/** Lots in a ring: each bidder duels with one neighbour on one lot and with the other on the next. */
function ringOfDuels(
  lots: readonly { readonly id: number; readonly startPriceFen: number }[],
  bidders: readonly Pick<Bidder, 'socket' | 'entryIds'>[],
): readonly BidDuel[] {
  const seatOf = (index: number, entry: number): Seat => {
    const bidder = bidders[index % bidders.length];
    const entryId = bidder?.entryIds[entry];
    if (bidder === undefined || entryId === undefined) throw new Error(`no seat for bidder ${index}`);
    return { socket: bidder.socket, entryId };
  };
  return lots.map(
    ({ id, startPriceFen }, index) =>
      new BidDuel(id, [seatOf(index, 0), seatOf(index + 1, 1)], startPriceFen),
  );
}

function measureDuels(duels: readonly BidDuel[], payers: Payers, close: () => Promise<void>): OpenRow {
  const act = async (index: number): Promise<boolean> => (await duels[index]?.bid()) ?? false;
  return {
    measure: (durationMs) =>
      withCosts(payers, async () =>
        acceptedSample(await runClosedLoop({ clients: duels.length, durationMs, act }), {
          lots: duels.length,
          sockets: BIDDERS,
        }),
      ),
    close,
  };
}

/** What a bid costs the server, with all of its parts, and the database. */
async function costsOf(api: ApiUnderTest): Promise<Payers> {
  const { apiMicrosEach = [], ...others } = await payersOf(api);
  return { ...others, cpuMicrosEach: apiMicrosEach };
}

function logged(api: ApiUnderTest, row: OpenRow): OpenRow {
  return { ...row, measure: (durationMs) => withLogBehind(api, () => row.measure(durationMs), durationMs) };
}

async function openBareEcho({ bed }: SocketBed): Promise<OpenRow> {
  const bare = await startBare(bed);
  const bidders = await inLanes(BIDDERS, CONNECTING_AT_ONCE, async (index) => ({
    socket: await WireSocket.connect({ port: bare.port, cookie: null }),
    entryIds: [2 * index, 2 * index + 1],
  }));
  const lots = Array.from({ length: BIDDERS }, (_, index) => ({ id: index + 1, startPriceFen: 5_000_000 }));
  return measureDuels(ringOfDuels(lots, bidders), { cpuMicrosEach: [bare.pid] }, async () => {
    for (const { socket } of bidders) socket.close();
    await bare.stop();
  });
}

async function openBids(started: Promise<ApiUnderTest>): Promise<OpenRow> {
  const api = await started;
  const room = await openRoom(api, { lots: BIDDERS, bidders: BIDDERS, entriesEach: 2 });
  const close = (): Promise<void> => Promise.resolve(room.close());
  return logged(api, measureDuels(ringOfDuels(room.lots, room.bidders), await costsOf(api), close));
}

/** Everybody bids again as soon as the last bid is decided. Decisions of both kinds count. */
async function openRace(started: Promise<ApiUnderTest>): Promise<OpenRow> {
  const api = await started;
  const room = await openRoom(api, { lots: 1, bidders: BIDDERS, entriesEach: 1 });
  const [lot] = room.lots;
  if (lot === undefined) throw new Error('no lot to race on');
  const seats = room.bidders.map(({ socket, entryIds }) => ({ socket, entryId: entryIds[0] ?? 0 }));
  const race = new BidRace(lot.id, seats, lot.startPriceFen);
  const bid = async (index: number): Promise<boolean> => {
    await race.bid(index);
    return true;
  };
  const payers = await costsOf(api);
  return logged(api, {
    measure: (durationMs) =>
      withCosts(payers, async () => {
        const before = race.accepted;
        const count = await runClosedLoop({ clients: BIDDERS, durationMs, act: bid });
        const { perSecond, p50Ms, p99Ms } = acceptedSample(count);
        const acceptance = count.answered === 0 ? 0 : (race.accepted - before) / count.answered;
        return { perSecond, p50Ms, p99Ms, detail: { acceptance, lots: 1, sockets: BIDDERS } };
      }),
    close: () => Promise.resolve(room.close()),
  });
}

export const bidRows: readonly Row<SocketBed>[] = [
  { id: 'limit.bareEcho', counts: 'acknowledgements of a bare Socket.IO server', open: openBareEcho },
  { id: 'socket.bids', counts: 'accepted bids over the socket', open: (bed) => openBids(bed.api()) },
  {
    id: 'socket.bids.withoutLog',
    counts: 'the same, with no public log',
    open: (bed) => openBids(bed.apiWithoutLog()),
  },
  {
    id: 'socket.bids.replicated',
    counts: 'the same, each on three nodes before it is acknowledged',
    lacks: replicationLack,
    open: (bed) => openBids(bed.replicatedApi()),
  },
  {
    id: 'socket.race',
    counts: 'decisions over the socket, everybody on one lot',
    open: (bed) => openRace(bed.api()),
  },
  {
    id: 'socket.race.withoutLog',
    counts: 'the same, with no public log: no refusal is written down',
    open: (bed) => openRace(bed.apiWithoutLog()),
  },
];
