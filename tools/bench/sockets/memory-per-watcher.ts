// What a watcher weighs in the api's memory while nothing happens.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenRow, Row } from '../measuring/row';
import type { ApiUnderTest } from './api-under-test';
import { openRoom } from './bidding-room';
import { residentBytes } from './process-figures';
import type { SocketBed } from './socket-bed';
import { Watchers } from './watchers';

const FEW = 1_000;
const MANY = 5_000;
const SETTLE_MS = 1_000;

async function settledBytes(api: ApiUnderTest): Promise<number> {
  await sleep(SETTLE_MS);
  return residentBytes(api.pid) ?? Number.NaN;
}

/** Measured once: what a process has once held it does not give back, so that a second time would weigh nothing. */
async function openMemoryPerWatcher(context: SocketBed): Promise<OpenRow> {
  const api = await context.api();
  const room = await openRoom(api, { lots: 1, bidders: 0, entriesEach: 0 });
  const lotIds = room.lots.map(({ id }) => id);
  const watchers = new Watchers(api.port);
  await watchers.add(FEW, lotIds);
  const before = await settledBytes(api);
  await watchers.add(MANY - FEW, lotIds);
  const bytes = Math.round(((await settledBytes(api)) - before) / (MANY - FEW));
  watchers.close();
  return {
    measure: () => Promise.resolve({ perSecond: null, p50Ms: null, p99Ms: null, detail: { bytes } }),
    close: () => Promise.resolve(),
  };
}

export const memoryPerWatcherRow: Row<SocketBed> = {
  id: 'growth.memoryPerWatcher',
  counts: 'resident memory of the api for an idle watcher',
  open: openMemoryPerWatcher,
};
