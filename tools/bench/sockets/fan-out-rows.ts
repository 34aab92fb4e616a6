// Ticks to watchers in a storm of bids, beside what a bare Socket.IO server delivers of ticks of the same size.
import type { OpenRow, Row, RowGroup } from '../measuring/row';
import { startBare } from './bare-process';
import { BidRace } from './bid-race';
import { openRoom } from './bidding-room';
import { withServerCost } from './server-cost';
import type { SocketBed } from './socket-bed';
import { Storm } from './storm';
import { Watchers } from './watchers';

/** Watchers and the lots that each of them watches: so many that more is due than two cores deliver. */
interface Crowd {
  readonly watchers: number;
  readonly lots: number;
}

/** On each lot; enough that a bid waits to be told whenever a tick is due. */
const RACERS_A_LOT = 4;

async function openBareFanout(context: SocketBed, { watchers, lots }: Crowd): Promise<OpenRow> {
  const bare = await startBare(context.bed);
  const crowd = new Watchers(bare.port);
  await crowd.add(
    watchers,
    Array.from({ length: lots }, (_, index) => index + 1),
  );
  return {
    measure: async (durationMs) => {
      await bare.ask(`/storm?lots=${lots}&bytes=${context.bytesPerTick}`);
      const sample = await withServerCost(bare.pid, durationMs, (ms) => crowd.measure(ms));
      await bare.ask('/calm');
      return { ...sample, detail: { ...sample.detail, watchers, lots } };
    },
    close: async () => {
      crowd.close();
      await bare.stop();
    },
  };
}

async function openTicks(context: SocketBed, { watchers, lots }: Crowd): Promise<OpenRow> {
  const api = await context.api();
  const room = await openRoom(api, { lots, bidders: RACERS_A_LOT, entriesEach: lots });
  const races = room.lots.map(({ id, startPriceFen }, lot) => {
    const seats = room.bidders.map(({ socket, entryIds }) => ({ socket, entryId: entryIds[lot] ?? 0 }));
    return new BidRace(id, seats, startPriceFen);
  });
  // On other pages of the room, so that each tick is due to all of them.
  const crowd = new Watchers(api.port, room.bidders[0]?.cookie);
  await crowd.add(
    watchers,
    room.lots.map(({ id }) => id),
  );
  return {
    measure: async (durationMs) => {
      const storm = new Storm(races);
      const sample = await withServerCost(api.pid, durationMs, (ms) => crowd.measure(ms));
      const bidsPerSecond = await storm.end();
      context.bytesPerTick = sample.detail['bytesPerTick'] ?? context.bytesPerTick;
      return { ...sample, detail: { ...sample.detail, watchers, lots, bidsPerSecond } };
    },
    close: () => {
      crowd.close();
      room.close();
      return Promise.resolve();
    },
  };
}

const THOUSAND: Crowd = { watchers: 1_000, lots: 8 };
const FIVE_THOUSAND: Crowd = { watchers: 5_000, lots: 2 };

/** The api first: the bare server sends ticks of the size that the api's had. */
function rowsOf(crowd: Crowd, suffix: string): readonly Row<SocketBed>[] {
  const counts = `deliveries to ${crowd.watchers.toLocaleString('en')} watchers of ${crowd.lots} lots`;
  return [
    { id: `socket.ticks${suffix}`, counts, open: (context) => openTicks(context, crowd) },
    {
      id: `limit.bareFanout${suffix}`,
      counts: `${counts}, bare Socket.IO`,
      open: (context) => openBareFanout(context, crowd),
    },
  ];
}

export const fanOutGroups: readonly RowGroup<SocketBed>[] = [
  { title: 'ticks to 1,000', rows: rowsOf(THOUSAND, '') },
  { title: 'ticks to 5,000', rows: rowsOf(FIVE_THOUSAND, '.5000watchers') },
];
