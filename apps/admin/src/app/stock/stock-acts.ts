// What staff do to plates, one or many: asks for a price where there is one, and why; then says what was done.
import { inject, Injectable } from '@angular/core';
import { PRICE_FEN_MAX, PRICE_FEN_MIN, type StockItemView, type StockState } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { AmountDoor } from '../amounts/amount-door';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { type StockActName, StockClient } from './stock-client';

const NAMED_MAX = 3;
/** In which state plates are when an act can be done to them. */
const FROM: Readonly<Record<StockActName, readonly StockState[]>> = {
  list: ['unlisted', 'withdrawn'],
  reprice: ['forSale'],
  withdraw: ['forSale'],
  'take-back': ['sold'],
  remove: ['unlisted'],
};
const ACTS: readonly StockActName[] = ['list', 'reprice', 'withdraw', 'take-back', 'remove'];
/** Of no plate that is in an auction, reserved or won. */
const OF_FREE: readonly StockActName[] = ['list', 'remove'];
/** What is on the way to an owner, or with one, stays as it is. */
const CORRECTED_FROM: readonly StockState[] = ['unlisted', 'forSale', 'withdrawn'];

@Injectable({ providedIn: 'root' })
export class StockActs {
  private readonly client = inject(StockClient);
  private readonly words = inject(Words);
  private readonly amounts = inject(AmountDoor);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);

  /** Those that can be done to all of them; the server decides again. */
  possible(items: readonly StockItemView[]): readonly StockActName[] {
    if (items.length === 0) return [];
    return ACTS.filter((act) =>
      items.every(({ state, way }) => FROM[act].includes(state) && (way === null || !OF_FREE.includes(act))),
    );
  }

  isCorrectable({ state, way }: StockItemView): boolean {
    return way === null && CORRECTED_FROM.includes(state);
  }

  /** Null when nothing was done. */
  async run(name: StockActName, items: readonly StockItemView[]): Promise<readonly StockItemView[] | null> {
    const plates = items.map(({ id, version }) => ({ id, version }));
    const params = { numbers: this.numbersOf(items), count: items.length };
    const tell = (key: string): string => this.words.say(`stock.act.${name}.${key}`, params);
    const asked = { heading: tell('heading'), words: tell('words'), yes: tell('yes') };
    const isPriced = name === 'list' || name === 'reprice';
    const done = isPriced
      ? await this.amounts.ask({
          ...asked,
          amountLabel: this.words.say('stock.price'),
          amountFen: items.length === 1 ? (items[0]?.priceFen ?? null) : null,
          ...{ minFen: PRICE_FEN_MIN, maxFen: PRICE_FEN_MAX },
          act: (priceFen, reason) => this.client.act(name, { plates, priceFen, reason }),
        })
      : await this.reasons.ask({
          ...asked,
          isGrave: name === 'remove',
          act: (reason) => this.client.act(name, { plates, reason }),
        });
    if (done === null) return null;
    this.announcer.say(tell('done'));
    return done.value;
  }

  private numbersOf(items: readonly StockItemView[]): string {
    const named = items.slice(0, NAMED_MAX).map(({ plate }) => unbroken(formatPlate(plate)));
    const list = named.join(this.words.say('stock.and'));
    return items.length > NAMED_MAX ? this.words.say('stock.andMore', { list, count: items.length }) : list;
  }
}

/** No line ends behind the province. */
function unbroken(number: string): string {
  return number.replace(/^./u, '$&\u2060');
}
