// Plates at a fixed price for the shoppers of a storm, put up as they are wanted; and auctions of another day, in which they enrol.
import { setTimeout as sleep } from 'node:timers/promises';
import { between, type Chance } from '../../load';
import { type Database, databaseNowMs, makeAuction, makeListings } from '../../seed';
import { plateOf } from '../../seed/plate-numbers';

/** Far from the plates of a storm's lots. */
const FIRST_PLATE = 40_000;
const PUT_UP_AT_ONCE = 60;
/** So many of the next are looked at: several shoppers want the same one now and then. */
const LOOKED_AT = 4;
const PRICE_FEN = 300_000;
const PRICE_STEP_FEN = 1_300;
const AUCTIONS = 6;
const DEPOSIT_FEN = 200_000;
const ANOTHER_DAY_MS = 24 * 60 * 60_000;
const PUT_UP_AGAIN_AFTER_MS = 500;

export interface Offer {
  readonly id: number;
  readonly amountFen: number;
}

export class Shelf {
  private readonly left: Offer[] = [];
  private made = 0;
  private filling: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    private readonly chance: Chance,
    private readonly isOver: () => boolean,
  ) {}

  /** One of the next plates, which stays for others to want; the first of them goes. Null when all is over. */
  async next(): Promise<Offer | null> {
    while (this.left.length < LOOKED_AT && !this.isOver()) {
      this.filling ??= this.fill().finally(() => (this.filling = null));
      await this.filling;
    }
    const wanted = this.left[between(this.chance, 0, Math.min(LOOKED_AT, this.left.length) - 1)];
    this.left.shift();
    return wanted ?? null;
  }

  /** While the database is away nothing is put up; what was left half done is never spoken of. */
  private async fill(): Promise<void> {
    const from = this.made;
    this.made += PUT_UP_AT_ONCE;
    const specs = Array.from({ length: PUT_UP_AT_ONCE }, (_, index) => ({
      plate: plateOf(FIRST_PLATE + from + index),
      priceFen: PRICE_FEN + (from + index) * PRICE_STEP_FEN,
    }));
    const listings = await makeListings(this.db, specs).catch(() => null);
    if (listings === null) await sleep(PUT_UP_AGAIN_AFTER_MS);
    else this.left.push(...listings.map(({ id, priceFen }) => ({ id, amountFen: priceFen })));
  }
}

/** Nobody bids in them while the storm lasts: their deposits stay held. */
export async function auctionsOfAnotherDay(db: Database): Promise<readonly Offer[]> {
  const startsAtMs = (await databaseNowMs(db)) + ANOTHER_DAY_MS;
  const auctions: Offer[] = [];
  for (let index = 0; index < AUCTIONS; index++) {
    const { id } = await makeAuction(db, { lots: 1, startsAtMs, depositFen: DEPOSIT_FEN });
    auctions.push({ id, amountFen: DEPOSIT_FEN });
  }
  return auctions;
}
