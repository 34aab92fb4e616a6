// Reads lines of lots against all that is known of their plates: the stock, other ways to an owner, the auction's own lots.
import { Injectable } from '@nestjs/common';
import type { LotFault, SheetLot } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { plateNumbersIn, SheetRegions } from '../sheets';
import { DraftLotsStore } from './draft-lots.store';
import { PlateClaimsStore } from './plate-claims.store';
import { type LotLine, readLots } from './read-lots';

/** The draft that lines are for. */
interface DraftOfLines {
  readonly id: number;
  readonly isDrill: boolean;
}

@Injectable()
export class LookUpPlates {
  constructor(
    private readonly claims: PlateClaimsStore,
    private readonly regions: SheetRegions,
    private readonly lots: DraftLotsStore,
  ) {}

  /** `exceptLotId` is the one that these lines are to replace. */
  async read(
    transaction: Transaction | null,
    { id: auctionId, isDrill }: DraftOfLines,
    lines: readonly LotLine[],
    exceptLotId: number | null = null,
  ): Promise<{ readonly lots: readonly SheetLot[]; readonly faults: readonly LotFault[] }> {
    const numbers = plateNumbersIn(lines);
    const [claims, elsewhere, stock, regions, present] = await Promise.all([
      this.claims.claimsOn(transaction, auctionId, numbers),
      this.claims.elsewhere(transaction, auctionId, numbers),
      this.claims.inStock(numbers),
      this.regions.codes(),
      this.lots.all(transaction, auctionId),
    ]);
    return readLots(lines, {
      ...{ elsewhere, stock, regions, isDrill },
      claims: new Map(claims.map(({ number, claim }) => [number, claim])),
      present: new Map(
        present.filter(({ lotId }) => lotId !== exceptLotId).map((lot) => [lot.plate.number, lot]),
      ),
    });
  }
}
