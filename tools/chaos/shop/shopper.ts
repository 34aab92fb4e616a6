// One citizen with money: buys plates and pays deposits through the sandbox, changes their mind now and then, also when it is too late, and waits until they are told.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EnrolmentView, OrderHead, OrderView, PaymentCheck, PaymentStart } from '@haopai/contracts';
import { between, type Chance } from '../../load';
import { type Errand, newErrand } from './errand';
import type { ShopLine, SiteAnswer } from './shop-line';
import type { Offer } from './shelf';

const PAUSE_MIN_MS = 300;
const PAUSE_MAX_MS = 1_200;
const LOOK_AGAIN_AFTER_MS = 400;
/** One visit in so many is to an auction, as long as there is one in which the citizen has no paddle. */
const DEPOSIT_PROBABILITY = 0.25;
const CHANGES_MIND_PROBABILITY = 0.3;
/** After three holds that came to nothing the site has a citizen wait (docs/domain.md). */
const CHANGES_OF_MIND_MAX = 2;

export interface ShopperWish {
  readonly citizenId: number;
  readonly line: ShopLine;
  readonly chance: Chance;
  /** A plate that was for sale a moment ago; others may come first. */
  readonly nextListing: () => Promise<Offer | null>;
  /** Auctions that are days away, each once. */
  readonly auctions: readonly Offer[];
  readonly newVin: () => string;
  readonly note: (errand: Errand) => void;
  readonly isOver: () => boolean;
}

export class Shopper {
  private changesOfMind = 0;
  private readonly auctionsLeft: Offer[];

  constructor(private readonly wish: ShopperWish) {
    this.auctionsLeft = [...wish.auctions];
  }

  /** Resolves when nothing is awaited any more. */
  async shop(): Promise<void> {
    const { chance, isOver } = this.wish;
    while (!isOver()) {
      await sleep(between(chance, PAUSE_MIN_MS, PAUSE_MAX_MS));
      if (isOver()) return;
      const auction = chance() < DEPOSIT_PROBABILITY ? this.auctionsLeft.pop() : undefined;
      if (auction !== undefined) await this.enrolIn(auction);
      else await this.buyNext();
    }
  }

  private async buyNext(): Promise<void> {
    const { citizenId, line, nextListing, newVin } = this.wish;
    const listing = await nextListing();
    if (listing === null) return;
    const errand = newErrand({
      ...{ kind: 'listing', citizenId, subjectId: listing.id },
      ...{ vin: newVin(), amountFen: listing.amountFen },
    });
    this.wish.note(errand);
    const answer = await line.make<OrderHead>(`/listings/${listing.id}/orders`, { vin: errand.vin });
    await this.goOn(errand, answer, answer?.body?.orderNo ?? null);
  }

  private async enrolIn({ id, amountFen }: Offer): Promise<void> {
    const { citizenId, line, newVin } = this.wish;
    const errand = newErrand({
      ...{ kind: 'enrolmentDeposit', citizenId, subjectId: id },
      ...{ vin: newVin(), amountFen },
    });
    this.wish.note(errand);
    const answer = await line.make<EnrolmentView>(`/auctions/${id}/enrolments`, { vins: [errand.vin] });
    await this.goOn(errand, answer, answer?.body?.orderNo ?? null);
  }

  private async goOn(
    errand: Errand,
    answer: SiteAnswer<unknown> | null,
    orderNo: string | null,
  ): Promise<void> {
    if (answer === null) return;
    if (orderNo === null) {
      errand.refusedWith = answer.refusal?.code ?? `status ${answer.status}`;
      errand.isOver = true;
      return;
    }
    errand.orderNo = orderNo;
    const mayChangeMind = this.changesOfMind < CHANGES_OF_MIND_MAX;
    if (mayChangeMind && this.wish.chance() < CHANGES_MIND_PROBABILITY) {
      this.changesOfMind += 1;
      await this.cancel(errand, orderNo, this.wish.chance() < 0.5);
    } else await this.pay(errand, orderNo);
  }

  private async pay(errand: Errand, orderNo: string): Promise<void> {
    const payUrl = await this.beginToPay(errand, orderNo);
    if (payUrl === null || !(await this.pressPay(errand, payUrl))) return;
    await this.watchUntil(errand, orderNo, ({ state }) => state === 'paid');
  }

  /** `isTooLate`: and pays all the same, on a page that was open; then the money comes back. */
  private async cancel(errand: Errand, orderNo: string, isTooLate: boolean): Promise<void> {
    const payUrl = isTooLate ? await this.beginToPay(errand, orderNo) : null;
    if (isTooLate && payUrl === null) return;
    const answer = await this.wish.line.post<OrderView>(`/me/orders/${orderNo}/cancel`, {});
    if (answer === null) return;
    if (answer.body !== null) note(errand, answer, answer.body);
    if (payUrl === null) {
      await this.watchUntil(errand, orderNo, ({ state }) => state === 'cancelled');
      return;
    }
    if (!(await this.pressPay(errand, payUrl))) return;
    await this.watchUntil(errand, orderNo, (order) => backFen(order) === errand.amountFen);
  }

  private async beginToPay(errand: Errand, orderNo: string): Promise<string | null> {
    const answer = await this.wish.line.make<PaymentStart>(`/me/orders/${orderNo}/payments`, {});
    const body = answer?.body ?? null;
    if (body === null) return null;
    errand.paymentNo = body.paymentNo;
    return body.payUrl;
  }

  /** A page that says that it was paid before says so of a try whose answer was lost. */
  private async pressPay(errand: Errand, payUrl: string): Promise<boolean> {
    errand.pressed = 'asked';
    let isUnheard = false;
    const answer = await this.wish.line.press(payUrl, 'choice=pay', () => (isUnheard = true));
    const isTaken = answer !== null && (answer.status === 303 || isUnheard);
    if (isTaken) errand.pressed = 'taken';
    return isTaken;
  }

  private async watchUntil(
    errand: Errand,
    orderNo: string,
    isSaid: (order: OrderView) => boolean,
  ): Promise<void> {
    const path = `/me/orders/${orderNo}/payments/check`;
    for (;;) {
      const answer = await this.wish.line.post<PaymentCheck>(path, {});
      if (answer === null) return;
      const order = answer.body?.order;
      if (order !== undefined) note(errand, answer, order);
      errand.isOver = order !== undefined && isSaid(order);
      if (errand.isOver) return;
      await sleep(LOOK_AGAIN_AFTER_MS);
    }
  }
}

function note({ told }: Errand, { askedAtMs, heardAtMs }: SiteAnswer<unknown>, order: OrderView): void {
  const { state, amountFen } = order;
  told.push({ askedAtMs, heardAtMs, state, amountFen, backFen: backFen(order) });
}

function backFen({ refunds }: OrderView): number {
  return refunds.reduce((sum, { state, amountFen }) => (state === 'done' ? sum + amountFen : sum), 0);
}
