// Use case: staff look through the lots of an ended auction: how each ended, who won it, and where its plate is now.
import { Injectable } from '@nestjs/common';
import type { EndedLotView, Page, PlatePlace } from '@haopai/contracts';
import { maskName } from '@haopai/rules';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { CountRecords } from './count-records';
import {
  type EndedLotRow,
  type EndedLotsSearch,
  EndedLotsStore,
  type InStock,
  type OtherAuction,
} from './ended-lots.store';
import { FindResults } from './find-results';

/** What is known of where plates are, by number. */
interface Whereabouts {
  readonly others: ReadonlyMap<string, OtherAuction>;
  readonly reserved: ReadonlySet<string>;
  readonly stock: ReadonlyMap<string, InStock>;
}

@Injectable()
export class FindEndedLots {
  constructor(
    private readonly results: FindResults,
    private readonly counts: CountRecords,
    private readonly store: EndedLotsStore,
  ) {}

  async page(
    actor: Actor,
    search: EndedLotsSearch,
    page: number,
    size: number,
  ): Promise<Page<EndedLotView> | RefusalError> {
    const refusal = actor.lacks('auctions.read');
    if (refusal !== undefined) return refusal;
    const auction = await this.results.ended(search.auctionId);
    if (auction instanceof RefusalError) return auction;
    await this.counts.ofAuction(search.auctionId);
    const { rows, total } = await this.store.page(search, size, (page - 1) * size);
    const known = await this.whereabouts(search.auctionId, rows);
    const isNamed = actor.lacks('citizens.read') === undefined;
    return { items: rows.map((row) => viewOf(row, known, isNamed)), total, page, size };
  }

  private async whereabouts(auctionId: number, rows: readonly EndedLotRow[]): Promise<Whereabouts> {
    if (rows.length === 0) return { others: new Map(), reserved: new Set(), stock: new Map() };
    const numbers = rows.map(({ plate }) => plate.number);
    const [others, reserved, stock] = await Promise.all([
      this.store.otherAuctions(auctionId, numbers),
      this.store.reserved(numbers),
      this.store.inStock(numbers),
    ]);
    return { others, reserved, stock };
  }
}

function viewOf(row: EndedLotRow, known: Whereabouts, isNamed: boolean): EndedLotView {
  const { citizenId, citizenName, citizenKind, ...lot } = row;
  const other = lot.outcome === 'sold' ? undefined : known.others.get(lot.plate.number);
  const isMasked = !isNamed && citizenKind === 'person';
  return {
    ...lot,
    winner:
      citizenId === null || citizenName === null
        ? null
        : { citizenId, name: isMasked ? maskName(citizenName) : citizenName },
    place: placeOf(row, known),
    placeAuction: other === undefined ? null : { auctionId: other.auctionId, title: other.title },
    plateId: known.stock.get(lot.plate.number)?.plateId ?? null,
  };
}

function placeOf({ outcome, plate: { number } }: EndedLotRow, known: Whereabouts): PlatePlace {
  if (outcome === 'sold') return 'winner';
  const other = known.others.get(number);
  if (other !== undefined) return other.isSold ? 'soldLater' : 'inAuction';
  if (known.reserved.has(number)) return 'reserved';
  const stock = known.stock.get(number);
  if (stock === undefined) return 'nowhere';
  return stock.state === null || stock.state === 'withdrawn' ? 'stock' : stock.state;
}
