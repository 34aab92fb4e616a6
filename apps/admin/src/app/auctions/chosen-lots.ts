// Which lots of a draft are chosen, on the page that is shown and on all others.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AdminLotView, Refusal } from '@haopai/contracts';
import { ApiClient } from '@haopai/web-data';
import { AuctionsClient } from './auctions-client';

/** As many as the server gives at once. */
const READ_AT_ONCE = 200;

@Injectable()
export class ChosenLots {
  private readonly api = inject(ApiClient);
  private readonly client = inject(AuctionsClient);
  private readonly lots = signal<ReadonlyMap<number, AdminLotView>>(new Map());

  readonly isBusy = signal(false);
  readonly count = computed(() => this.lots().size);
  /** In the order of the lots. */
  readonly ids = computed(() =>
    [...this.lots().values()].sort((one, other) => one.lotNo - other.lotNo).map(({ lotId }) => lotId),
  );
  readonly hasReserved = computed(() =>
    [...this.lots().values()].some(({ reservationId }) => reservationId !== null),
  );

  has({ lotId }: AdminLotView): boolean {
    return this.lots().has(lotId);
  }

  toggle(lot: AdminLotView): void {
    const lots = new Map(this.lots());
    if (!lots.delete(lot.lotId)) lots.set(lot.lotId, lot);
    this.lots.set(lots);
  }

  /** Those of one page, beside what is chosen on others; or none of them, when all of them were. */
  togglePage(page: readonly AdminLotView[]): void {
    const areAll = page.every((lot) => this.has(lot));
    const lots = new Map(this.lots());
    for (const lot of page)
      if (areAll) lots.delete(lot.lotId);
      else lots.set(lot.lotId, lot);
    this.lots.set(lots);
  }

  clear(): void {
    this.lots.set(new Map());
  }

  /** All that are found, on whatever page; why not, when they could not be read. */
  async all(auctionId: number, contains: string | undefined): Promise<Refusal | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    const refusal = await this.readAll(auctionId, contains);
    this.isBusy.set(false);
    return refusal;
  }

  private async readAll(auctionId: number, contains: string | undefined): Promise<Refusal | null> {
    const lots = new Map<number, AdminLotView>();
    for (let page = 1; ; page += 1) {
      const answer = await this.api.ask(this.client.lots(auctionId, { contains, page, size: READ_AT_ONCE }));
      if (!answer.ok) return answer.refusal;
      const { items, total } = answer.value;
      for (const lot of items) lots.set(lot.lotId, lot);
      if (items.length === 0 || page * READ_AT_ONCE >= total) break;
    }
    this.lots.set(lots);
    return null;
  }
}
