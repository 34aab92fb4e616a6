// What happened to a plate, from the stock to its owner, gathered from the records of those who did it.
import { Injectable } from '@nestjs/common';
import type { AuditEntryView, PlateEventView } from '@haopai/contracts';
import { maskName } from '@haopai/rules';
import { type PlateOrderEvent, PlateOrdersStore } from '../../../commerce/orders';
import type { PlateFacts } from './plate-acts';
import { PlateActsStore } from './plate-acts.store';
import { PlateHistoryStore } from './plate-history.store';

type Entry = Omit<AuditEntryView, 'hash'>;

const NOTHING: Omit<PlateEventView, 'atMs' | 'kind' | 'what'> = {
  ...{ who: null, reason: null, amountFen: null, orderNo: null },
  ...{ auctionId: null, auctionTitle: null, lotNo: null },
};

@Injectable()
export class PlateHistory {
  constructor(
    private readonly acts: PlateActsStore,
    private readonly orders: PlateOrdersStore,
    private readonly store: PlateHistoryStore,
  ) {}

  /** The oldest first. */
  async of(plateId: number, number: string): Promise<readonly PlateEventView[]> {
    const [entries, orders, lots, ends, reservations, owners] = await Promise.all([
      this.acts.entriesOf(plateId),
      this.orders.events(number),
      this.store.lots(number),
      this.store.undoneSales(number),
      this.store.reservations(number),
      this.store.owners(number),
    ]);
    const events: readonly PlateEventView[] = [
      // Only the audit writes there.
      ...entries.map((entry) => ofStaff(plateId, JSON.parse(entry) as Entry)),
      ...orders.map(ofOrder),
      ...[...lots, ...ends].map((lot) => ({ ...NOTHING, ...lot, kind: 'lot' as const })),
      ...reservations.map(({ atMs, what, reason, name, isPerson }) => {
        return {
          ...NOTHING,
          ...{ atMs, what, reason },
          kind: 'reservation' as const,
          who: shown(name, isPerson),
        };
      }),
      ...owners.map(({ atMs, what, name, isPerson }) => {
        return { ...NOTHING, ...{ atMs, what }, kind: 'owner' as const, who: shown(name, isPerson) };
      }),
    ];
    return [...events].sort((one, other) => one.atMs - other.atMs);
  }
}

function ofStaff(plateId: number, { atMs, act, staffName, reason, after }: Entry): PlateEventView {
  // That it became a lot is an act on an auction, and names no plates of the stock.
  const { plates = [] } = (after ?? {}) as { readonly plates?: readonly PlateFacts[] };
  const amountFen = plates.find(({ id }) => id === plateId)?.priceFen ?? null;
  return { ...NOTHING, ...{ atMs, reason, amountFen }, kind: 'staff', what: act, who: staffName };
}

function ofOrder({ orderNo, amountFen, event, citizenName, isPerson }: PlateOrderEvent): PlateEventView {
  return {
    ...NOTHING,
    ...{ atMs: event.atMs, kind: 'order', what: event.type, orderNo },
    amountFen: 'amountFen' in event ? event.amountFen : amountFen,
    who: shown(citizenName, isPerson ? 1 : 0),
  };
}

function shown(name: string, isPerson: number): string {
  return isPerson !== 0 ? maskName(name) : name;
}
