// One act of staff on plates: all of them change or none, each as it was seen, and one entry of the audit tells it.
import { Injectable } from '@nestjs/common';
import type { SeenPlate, StaffErrorData, StockItemView } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { PlateActs } from './plate-acts';
import { type StockPlate, stockView } from './stock-row';
import { StockStore } from './stock.store';

/** What is told with the numbers of the plates that it is about. */
export type StockCode = {
  readonly [Code in keyof StaffErrorData]: StaffErrorData[Code] extends { numbers: readonly string[] }
    ? Code
    : never;
}[keyof StaffErrorData];

export interface StockAct {
  /** Such as `stock.listed`. */
  readonly act: string;
  readonly plates: readonly SeenPlate[];
  readonly reason: string;
  readonly refuse: (
    transaction: Transaction,
    plates: readonly StockPlate[],
  ) => Promise<RefusalError | undefined> | RefusalError | undefined;
  readonly apply: (transaction: Transaction, plates: readonly StockPlate[]) => Promise<unknown>;
}

@Injectable()
export class StockActs {
  constructor(
    private readonly stock: StockStore,
    private readonly acts: PlateActs,
    private readonly transactions: Transactions,
  ) {}

  async run(actor: Actor, given: StockAct): Promise<readonly StockItemView[] | RefusalError> {
    const lacking = actor.lacks('stock.edit');
    if (lacking !== undefined) return lacking;
    const { act, reason } = given;
    // One that is named twice is one.
    const seen = new Map(given.plates.map(({ id, version }) => [id, version]));
    const ids = [...seen.keys()];
    return this.transactions.run(async (transaction) => {
      const before = await this.stock.lock(transaction, ids);
      const refusal =
        (await this.refuseSeen(transaction, seen, before)) ?? (await given.refuse(transaction, before));
      if (refusal !== undefined) return refusal;
      await given.apply(transaction, before);
      await this.stock.raiseVersions(transaction, ids);
      const after = await this.stock.lock(transaction, ids);
      await this.acts.write(transaction, actor, { act, before, after, reason });
      return after.map((plate) => stockView(plate, undefined));
    });
  }

  private async refuseSeen(
    transaction: Transaction,
    seen: ReadonlyMap<number, number>,
    plates: readonly StockPlate[],
  ): Promise<RefusalError | undefined> {
    const present = new Set(plates.map(({ id }) => id));
    const plateId = [...seen.keys()].find((id) => !present.has(id));
    if (plateId !== undefined) return new RefusalError('STOCK.NOT_FOUND', { plateId });
    const changed = plates.find(({ id, version }) => seen.get(id) !== version);
    return changed === undefined ? undefined : this.acts.refuseChanged(transaction, changed);
  }
}

/** Undefined when it is true of none of them. */
export function refuseThose<Code extends StockCode>(
  code: Code,
  plates: readonly StockPlate[],
  isRefused: (plate: StockPlate) => boolean,
): RefusalError | undefined {
  const numbers = plates.filter(isRefused).map(({ plate }) => plate.number);
  const data = { numbers } as StaffErrorData[Code];
  return numbers.length === 0 ? undefined : new RefusalError(code, data);
}
