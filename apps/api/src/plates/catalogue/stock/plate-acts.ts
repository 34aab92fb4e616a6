// Writes down what staff did to plates: one entry of the audit for each act, and which plates it speaks of.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../access/staff-authentication';
import { Audit, refusalOf } from '../../../access/audit';
import type { Transaction } from '../../../platform/database';
import type { RefusalError } from '../../../platform/errors';
import { PlateActsStore } from './plate-acts.store';
import type { StockPlate } from './stock-row';

export interface PlateAct {
  /** Such as `stock.listed`. */
  readonly act: string;
  /** None before they were put in. */
  readonly before: readonly StockPlate[];
  /** None once they were removed. */
  readonly after: readonly StockPlate[];
  readonly reason?: string;
}

/** Of one plate, within an entry. */
export interface PlateFacts {
  readonly id: number;
  readonly number: string;
  readonly state: StockPlate['state'];
  readonly priceFen: number | null;
  readonly colour: string;
  readonly isPersonalised: boolean;
  readonly region: string;
}

@Injectable()
export class PlateActs {
  constructor(
    private readonly audit: Audit,
    private readonly store: PlateActsStore,
  ) {}

  /** Refuses an act on a plate that is not as it was seen, and says who changed it. */
  async refuseChanged(
    transaction: Transaction,
    { id, version }: StockPlate,
  ): Promise<RefusalError<'RECORD.CHANGED'>> {
    return refusalOf(version, await this.store.newestOf(id, transaction));
  }

  /** Last in the transaction, as with every entry. */
  async write(
    transaction: Transaction,
    actor: Actor,
    { act, before, after, reason }: PlateAct,
  ): Promise<void> {
    const [only, ...others] = after.length > 0 ? after : before;
    const entryNo = await this.audit.write(transaction, actor, {
      act,
      subject: only !== undefined && others.length === 0 ? `plate:${only.id}` : 'stock',
      ...(before.length > 0 ? { before: { plates: before.map(factsOf) } } : {}),
      after: { plates: after.map(factsOf) },
      ...(reason === undefined ? {} : { reason }),
    });
    await this.store.link(
      transaction,
      entryNo,
      after.map(({ id }) => id),
    );
  }
}

function factsOf({ id, state, priceFen, plate }: StockPlate): PlateFacts {
  const { number, colour, isPersonalised, region } = plate;
  return { id, number, state, priceFen, colour, isPersonalised, region };
}
