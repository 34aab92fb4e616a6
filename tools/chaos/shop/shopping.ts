// Citizens who spend money while a site is broken; keeps what each was told.
import { setTimeout as sleep } from 'node:timers/promises';
import { seededChance } from '../../load';
import { type Database, vinOf } from '../../seed';
import { gatherCrowd } from '../storm/crowd';
import type { Errand } from './errand';
import { auctionsOfAnotherDay, Shelf } from './shelf';
import { ShopLine } from './shop-line';
import { Shopper } from './shopper';

/** Cars of the bidders have lower ones. */
const FIRST_VIN = 3_000_000;

export interface ShoppingWish {
  readonly db: Database;
  readonly baseUrls: readonly string[];
  readonly shoppers: number;
  readonly seed: number;
}

export class Shopping {
  readonly errands: Errand[] = [];
  private readonly lines: ShopLine[] = [];
  private work: Promise<unknown> = Promise.resolve();
  private isOver = false;
  private isGivenUp = false;
  private cars = 0;

  constructor(private readonly wish: ShoppingWish) {}

  /** Resolves when they are on their way. */
  async start(): Promise<void> {
    const { db, baseUrls, shoppers, seed } = this.wish;
    if (shoppers === 0) return;
    const people = await gatherCrowd(db, baseUrls, shoppers);
    const auctions = await auctionsOfAnotherDay(db);
    const chance = seededChance(seed);
    const shelf = new Shelf(db, chance, () => this.isOver);
    const works = people.map((person, index) => {
      const line = new ShopLine(person, baseUrls, index, () => this.isGivenUp);
      this.lines.push(line);
      const shopper = new Shopper({
        ...{ citizenId: person.citizenId, line, chance, auctions },
        nextListing: () => shelf.next(),
        newVin: () => vinOf(FIRST_VIN + this.cars++),
        note: (errand) => this.errands.push(errand),
        isOver: () => this.isOver,
      });
      return shopper.shop();
    });
    this.work = Promise.all(works);
    // Whoever stops hears of it.
    this.work.catch(() => undefined);
  }

  /** Answers that said that the program did not expect what happened. */
  get internalErrors(): number {
    return this.lines.reduce((sum, line) => sum + line.internalErrors, 0);
  }

  /** Resolves when everybody was told what they wait for, or the patience is over. */
  async stop(patienceMs: number): Promise<void> {
    this.isOver = true;
    await Promise.race([this.work, sleep(patienceMs, undefined, { ref: false })]);
    this.isGivenUp = true;
  }

  giveUp(): void {
    this.isOver = true;
    this.isGivenUp = true;
  }
}
