// Use case: plates of an ended auction that nobody won, or nobody paid for, go into the stock; what is there already is passed over.
import { Injectable } from '@nestjs/common';
import type { PlatesAdded, PlateView, ReturnPlatesBody } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import { AddPlates } from './add-plates';
import { PlateWaysStore } from './plate-ways.store';
import type { PlateLine } from './read-plates';

@Injectable()
export class ReturnPlates {
  constructor(
    private readonly addPlates: AddPlates,
    private readonly ways: PlateWaysStore,
  ) {}

  /** All of them, or the faults of those that have an owner or another way. */
  async execute(actor: Actor, { auctionId, lotIds }: ReturnPlatesBody): Promise<PlatesAdded | RefusalError> {
    const refusal = actor.lacks('stock.edit');
    if (refusal !== undefined) return refusal;
    const plates = await this.ways.ofLots(auctionId, lotIds);
    if (plates.length === 0) return new RefusalError('LOT.NOT_FOUND', { lotId: lotIds[0] ?? 0 });
    const present = await this.ways.present(
      null,
      plates.map(({ number }) => number),
    );
    const absent = plates.filter(({ number }) => !present.has(number));
    if (absent.length === 0) return { count: 0 };
    const added = await this.addPlates.lines(actor, absent.map(lineOf), 'stock.cameBack');
    return added instanceof RefusalError ? added : { count: added.length };
  }
}

function lineOf({ number, colour, isPersonalised, region }: PlateView, index: number): PlateLine {
  return {
    ...{ line: index + 1, plate: number, colour, personalised: String(isPersonalised), region },
    price: '',
  };
}
