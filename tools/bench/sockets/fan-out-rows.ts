// Ticks to watchers in a storm of bids, beside what a bare Socket.IO server delivers of ticks of the same size.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenRow, Row, RowGroup } from '../measuring/row';
import { startBare } from './bare-process';
import { BidDuel } from './bid-duel';
import { openRoom } from './bidding-room';
import type { SocketBed } from './socket-bed';
import { Watchers } from './watchers';

/** Watchers and the lots that each of them watches: so many that more is due than two cores deliver. */
interface Crowd {
  readonly watchers: number;
  readonly lots: number;
}

/** On each lot a bid is sent so often, if the one before is acknowledged: two bids a tick. */
const BID_EVERY_MS = 25;
const BIDS_A_TICK = 2;

async function openBareFanout({ bed }: SocketBed, { watchers, lots }: Crowd): Promise<OpenRow> {
  const bare = await startBare(bed);
  const crowd = new Watchers(bare.port);
  await crowd.add(
    watchers,
    Array.from({ length: lots }, (_, index) => index + 1),
  );
  return {
    measure: async (durationMs) => {
      await bare.ask(`/storm?lots=${lots}&bids=${BIDS_A_TICK}`);
      const sample = await crowd.measure(durationMs);
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
  const room = await openRoom(api, { lots, bidders: 2, entriesEach: lots });
  const [first, second] = room.bidders;
  if (first === undefined || second === undefined) throw new Error('no bidders came');
  const duels = room.lots.map(
    ({ id, startPriceFen }, index) =>
      new BidDuel(
        id,
        [
          { socket: first.socket, entryId: first.entryIds[index] ?? 0 },
          { socket: second.socket, entryId: second.entryIds[index] ?? 0 },
        ],
        startPriceFen,
      ),
  );
  const crowd = new Watchers(api.port);
  await crowd.add(
    watchers,
    room.lots.map(({ id }) => id),
  );
  return {
    measure: async (durationMs) => {
      const storm = new Storm(duels);
      const startedAt = performance.now();
      const sample = await crowd.measure(durationMs);
      const bids = await storm.end();
      const bidsPerSecond = Math.round(bids / ((performance.now() - startedAt) / 1_000));
      return { ...sample, detail: { ...sample.detail, watchers, lots, bidsPerSecond } };
    },
    close: () => {
      crowd.close();
      room.close();
      return Promise.resolve();
    },
  };
}

/** Bids on all lots at a steady pace until it is ended. */
class Storm {
  private isRaging = true;
  private accepted = 0;
  private readonly lots: Promise<unknown>;

  constructor(duels: readonly BidDuel[]) {
    this.lots = Promise.all(duels.map((duel) => this.rage(duel)));
  }

  /** The number of accepted bids. */
  async end(): Promise<number> {
    this.isRaging = false;
    await this.lots;
    return this.accepted;
  }

  private async rage(duel: BidDuel): Promise<void> {
    while (this.isRaging) {
      const [isAccepted] = await Promise.all([duel.bid(), sleep(BID_EVERY_MS)]);
      if (isAccepted) this.accepted++;
    }
  }
}

const THOUSAND: Crowd = { watchers: 1_000, lots: 8 };
const FIVE_THOUSAND: Crowd = { watchers: 5_000, lots: 2 };

function rowsOf(crowd: Crowd, suffix: string): readonly Row<SocketBed>[] {
  const counts = `deliveries to ${crowd.watchers.toLocaleString('en')} watchers of ${crowd.lots} lots`;
  return [
    {
      id: `limit.bareFanout${suffix}`,
      counts: `${counts}, bare Socket.IO`,
      open: (context) => openBareFanout(context, crowd),
    },
    { id: `socket.ticks${suffix}`, counts, open: (context) => openTicks(context, crowd) },
  ];
}

export const fanOutGroups: readonly RowGroup<SocketBed>[] = [
  { title: 'ticks to 1,000', rows: rowsOf(THOUSAND, '') },
  { title: 'ticks to 5,000', rows: rowsOf(FIVE_THOUSAND, '.5000watchers') },
];
