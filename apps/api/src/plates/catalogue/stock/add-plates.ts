// Use cases: staff put plates into the stock, one by hand or a range whose number they have seen before.
import { Injectable } from '@nestjs/common';
import {
  type AddPlateBody,
  type AddRangeBody,
  FAULTS_TOLD_MAX,
  type PlatesAdded,
  type PlateView,
  RANGE_PLATES_MAX,
  type RangeBody,
  type RangeCheck,
  type StockItemView,
} from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { isColourOfKind, plateNumbersIn, SheetRegions, usualColour } from '../../../auctions/sheets';
import { PlateActs } from './plate-acts';
import { readPlateRange } from './plate-range';
import { PlateWaysStore } from './plate-ways.store';
import { type PlateLine, readPlates } from './read-plates';
import { type StockPlate, stockView } from './stock-row';
import { type NewPlate, StockStore } from './stock.store';

interface LookedThrough {
  readonly plates: readonly PlateView[];
  readonly presentCount: number;
  readonly claimedCount: number;
}

@Injectable()
export class AddPlates {
  constructor(
    private readonly stock: StockStore,
    private readonly ways: PlateWaysStore,
    private readonly regions: SheetRegions,
    private readonly acts: PlateActs,
    private readonly transactions: Transactions,
  ) {}

  async one(actor: Actor, body: AddPlateBody): Promise<StockItemView | RefusalError> {
    const refusal = actor.lacks('stock.edit');
    if (refusal !== undefined) return refusal;
    const added = await this.lines(actor, [lineOf(body)], 'stock.added');
    if (added instanceof RefusalError) return added;
    const [plate] = added;
    if (plate === undefined) throw new Error('a plate that was put in is not there');
    return stockView(plate, undefined);
  }

  /** All of them, or the faults of some. Whoever calls has asked for the right. */
  lines(
    actor: Actor,
    lines: readonly PlateLine[],
    act: string,
  ): Promise<readonly StockPlate[] | RefusalError> {
    return this.transactions.run(async (transaction) => {
      const { plates, faults } = await this.read(transaction, lines);
      if (faults.length > 0)
        return new RefusalError('PLATES.FAULTY', {
          faults: faults.slice(0, FAULTS_TOLD_MAX),
          faultCount: faults.length,
        });
      return this.write(transaction, actor, plates, act);
    });
  }

  async read(
    transaction: Transaction | null,
    lines: readonly PlateLine[],
  ): Promise<ReturnType<typeof readPlates>> {
    const numbers = plateNumbersIn(lines);
    return readPlates(lines, {
      present: await this.ways.present(transaction, numbers),
      ways: await this.ways.waysOf(transaction, numbers),
      regions: await this.regions.codes(transaction),
    });
  }

  /** Writes nothing. */
  async checkRange(actor: Actor, body: RangeBody): Promise<RangeCheck | RefusalError> {
    const refusal = actor.lacks('stock.edit');
    if (refusal !== undefined) return refusal;
    const range = await this.lookThrough(null, body);
    if (range instanceof RefusalError) return range;
    const { plates, presentCount, claimedCount } = range;
    return {
      count: plates.length,
      first: plates[0]?.number ?? null,
      last: plates.at(-1)?.number ?? null,
      ...{ presentCount, claimedCount },
    };
  }

  async range(actor: Actor, body: AddRangeBody): Promise<PlatesAdded | RefusalError> {
    const refusal = actor.lacks('stock.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const range = await this.lookThrough(transaction, body);
      if (range instanceof RefusalError) return range;
      const count = range.plates.length;
      if (count === 0 || count !== body.count) return new RefusalError('STOCK.RANGE_CHANGED', { count });
      const plates = range.plates.map((plate) => ({ plate, priceFen: body.priceFen ?? null }));
      const added = await this.write(transaction, actor, plates, 'stock.rangeAdded');
      return added instanceof RefusalError ? added : { count: added.length };
    });
  }

  private async write(
    transaction: Transaction,
    actor: Actor,
    plates: readonly NewPlate[],
    act: string,
  ): Promise<readonly StockPlate[] | RefusalError> {
    const added = await this.stock.add(transaction, plates);
    if (added === null) return new RefusalError('STOCK.RANGE_CHANGED', { count: plates.length });
    await this.acts.write(transaction, actor, { act, before: [], after: added });
    return added;
  }

  private async lookThrough(
    transaction: Transaction | null,
    { pattern, colour, isPersonalised, region }: RangeBody,
  ): Promise<LookedThrough | RefusalError> {
    const range = readPlateRange(pattern);
    if (range === null) return new RefusalError('STOCK.BAD_PATTERN', {});
    const { count } = range;
    if (count > RANGE_PLATES_MAX) return new RefusalError('STOCK.TOO_MANY', { count, max: RANGE_PLATES_MAX });
    if (!(await this.ways.isRegion(transaction, region)))
      return new RefusalError('STOCK.REGION_UNKNOWN', { region });
    const all = range.plates().map(({ number, kind }) => {
      return { number, kind, colour: colour ?? usualColour(kind), isPersonalised, region };
    });
    const wrong = all.find((plate) => !isColourOfKind(plate.kind, plate.colour));
    if (wrong !== undefined) return new RefusalError('STOCK.COLOUR_NOT_OF_KIND', { kind: wrong.kind });
    const numbers = all.map(({ number }) => number);
    const present = await this.ways.present(transaction, numbers);
    const ways = await this.ways.waysOf(transaction, numbers);
    const absent = all.filter(({ number }) => !present.has(number));
    const plates = absent.filter(({ number }) => !ways.has(number));
    return { plates, presentCount: present.size, claimedCount: absent.length - plates.length };
  }
}

function lineOf({ plateNumber, colour, isPersonalised, region, priceFen }: AddPlateBody): PlateLine {
  return {
    line: 1,
    plate: plateNumber,
    colour: colour ?? '',
    personalised: String(isPersonalised),
    region,
    price: priceFen ?? '',
  };
}
