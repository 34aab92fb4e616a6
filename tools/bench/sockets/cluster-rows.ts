// Bids to one, two and three instances, and what the hop to another instance adds to one bid.
import { setTimeout as sleep } from 'node:timers/promises';
import { shardOf } from '@haopai/engine';
import type { RowDataPacket } from 'mysql2/promise';
import type { MadeLot } from '../../seed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row } from '../measuring/row';
import { ApiUnderTest, instanceName } from './api-under-test';
import { BidDuel, type Seat } from './bid-duel';
import { type Bidder, openRoom } from './bidding-room';
import { payersOf, withCosts } from './costs';
import type { SocketBed } from './socket-bed';

const DUELS = 64;
/** Few enough that a bid waits for little but its own way. */
const QUIET_DUELS = 4;
const SHARES_SETTLE_MAX_MS = 20_000;
const LOOK_EVERY_MS = 50;

interface OwnerRow extends RowDataPacket {
  readonly shard: number;
  readonly owner: string;
}

async function ownersOf({ database }: ApiUnderTest): Promise<ReadonlyMap<number, string>> {
  const [rows] = await database.pool.query<OwnerRow[]>(
    'SELECT shard, owner FROM shard_leases WHERE owner IS NOT NULL',
  );
  return new Map(rows.map(({ shard, owner }) => [shard, owner.split('/')[0] ?? '']));
}

/** Resolves when every instance has its part. */
async function untilShared(api: ApiUnderTest): Promise<void> {
  const untilMs = Date.now() + SHARES_SETTLE_MAX_MS;
  const shareMin = Math.floor(64 / api.ports.length) - api.ports.length;
  for (;;) {
    const owners = [...(await ownersOf(api)).values()];
    const shares = api.ports.map((_, i) => owners.filter((owner) => owner === instanceName(i + 1)).length);
    if (shares.every((share) => share >= shareMin)) return;
    if (Date.now() > untilMs) throw new Error(`the shards are not shared: ${shares.join(', ')}`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Bidders 2n and 2n + 1 duel on lot n. */
function duelsOf(lots: readonly MadeLot[], bidders: readonly Bidder[]): readonly BidDuel[] {
  const seatOf = (index: number): Seat => {
    const bidder = bidders[index];
    const entryId = bidder?.entryIds[0];
    if (bidder === undefined || entryId === undefined) throw new Error(`no seat for bidder ${index}`);
    return { socket: bidder.socket, entryId };
  };
  return lots.map(
    ({ id, startPriceFen }, n) => new BidDuel(id, [seatOf(2 * n), seatOf(2 * n + 1)], startPriceFen),
  );
}

interface DuelsWish {
  readonly instances: number;
  readonly duels: number;
  /** At which instance a bidder connects, given the instance that holds their lot; both count from 0. */
  readonly placeOf: (bidder: number, holder: number) => number;
}

async function openDuels(
  { bed, profileDir }: SocketBed,
  { instances, duels, placeOf }: DuelsWish,
): Promise<OpenRow> {
  const api = await ApiUnderTest.start(bed, profileDir, instances);
  await untilShared(api);
  const owners = await ownersOf(api);
  const names = api.ports.map((_, i) => instanceName(i + 1));
  const room = await openRoom(api, {
    lots: duels,
    bidders: 2 * duels,
    entriesEach: 1,
    portOf: (bidder, lots) => {
      const shard = shardOf(lots[Math.floor(bidder / 2)]?.id ?? 0);
      const place = placeOf(bidder, names.indexOf(owners.get(shard) ?? ''));
      return Promise.resolve(api.ports[place] ?? api.port);
    },
  });
  const fights = duelsOf(room.lots, room.bidders);
  const payers = await payersOf(api);
  const act = async (index: number): Promise<boolean> => (await fights[index]?.bid()) ?? false;
  return {
    measure: (durationMs) =>
      withCosts(payers, async () =>
        acceptedSample(await runClosedLoop({ clients: duels, durationMs, act }), { instances, lots: duels }),
      ),
    close: async () => {
      room.close();
      await api.stop();
    },
  };
}

const storm = (instances: number): Row<SocketBed> => ({
  id: `cluster.${instances}`,
  counts: `accepted bids over ${instances === 1 ? 'one instance' : `${instances} instances`}`,
  open: (bed) => openDuels(bed, { instances, duels: DUELS, placeOf: (bidder) => bidder % instances }),
});

export const clusterRows: readonly Row<SocketBed>[] = [storm(1), storm(2), storm(3)];

export const forwardRows: readonly Row<SocketBed>[] = [
  {
    id: 'cluster.local',
    counts: 'accepted bids at the instance that holds the lot, few at a time',
    open: (bed) => openDuels(bed, { instances: 2, duels: QUIET_DUELS, placeOf: (_, holder) => holder }),
  },
  {
    id: 'cluster.forwarded',
    counts: 'the same at the other instance',
    open: (bed) => openDuels(bed, { instances: 2, duels: QUIET_DUELS, placeOf: (_, holder) => 1 - holder }),
  },
];
