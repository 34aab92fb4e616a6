// What a lot remembers of ceilings: for each paddle the one in force, and every order about them, to answer it again.
import type { CeilingCancelled, CeilingSet } from './lot.events';
import type { CeilingOrder, Ceilings, PaddleCeiling, ScheduledLot } from './lot.state';
import { PersistentMap } from './persistent-map';

export function withCeiling(lot: ScheduledLot, event: CeilingSet): ScheduledLot {
  const { proxyId, paddleNo, entryId, ceilingFen, askedFen, atMs } = event;
  const changes = (lot.ceilings?.byPaddle.get(String(paddleNo))?.changes ?? 0) + 1;
  const ceiling = { proxyId, paddleNo, entryId, ceilingFen, setAtMs: atMs };
  return changed(lot, event, { ceiling, changes }, { entryId, askedFen });
}

export function withCancellation(lot: ScheduledLot, event: CeilingCancelled): ScheduledLot {
  const changes = lot.ceilings?.byPaddle.get(String(event.paddleNo))?.changes ?? 0;
  return changed(lot, event, { ceiling: null, changes }, null);
}

function changed(
  lot: ScheduledLot,
  { proxyId, paddleNo, atMs }: CeilingSet | CeilingCancelled,
  paddle: PaddleCeiling,
  set: CeilingOrder['set'],
): ScheduledLot {
  const version = lot.version + 1;
  const known = lot.ceilings ?? NONE;
  const ceilings = {
    byPaddle: known.byPaddle.set(String(paddleNo), paddle),
    ordersById: known.ordersById.set(proxyId, { paddleNo, set, version }),
  };
  return { ...lot, version, changedAtMs: atMs, ceilings };
}

const NONE: Ceilings = { byPaddle: PersistentMap.empty(), ordersById: PersistentMap.empty() };
