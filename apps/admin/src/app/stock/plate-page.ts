// One plate of the stock: what it is, what can be done to it, and all that happened to it from the stock to an owner.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PlateEventView, StockItemDetail } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon, Notice, Plate, Skeleton, YuanPipe } from '@haopai/web-ui';
import { StaffSession } from '../session/staff-session';
import { RegionOptions } from './region-options';
import { StockActs } from './stock-acts';
import { type StockActName, StockClient } from './stock-client';
import { StockPlaceWords } from './stock-place';
import { StockStateChip } from './stock-state';

@Component({
  selector: 'hp-plate-page',
  imports: [
    Icon,
    LoadFailed,
    MomentPipe,
    Notice,
    Plate,
    RouterLink,
    Skeleton,
    StockPlaceWords,
    StockStateChip,
    YuanPipe,
  ],
  providers: [RegionOptions],
  templateUrl: './plate-page.html',
  styleUrl: './plate-page.scss',
  host: { class: 'hp-page' },
})
export class PlatePage {
  private readonly words = inject(Words);
  private readonly client = inject(StockClient);
  private readonly session = inject(StaffSession);
  private readonly acts = inject(StockActs);
  private readonly router = inject(Router);
  protected readonly regions = inject(RegionOptions);

  readonly plateId = input.required({ transform: Number });

  protected readonly say = this.words.say;
  protected readonly formatPlate = formatPlate;
  protected readonly plate = reading(() => this.client.one(this.plateId()));
  protected readonly possible = computed(() => {
    const plate = this.plate.value();
    return plate !== null && this.session.may('stock.edit') ? this.acts.possible([plate]) : [];
  });
  protected readonly isCorrectable = computed(() => {
    const plate = this.plate.value();
    return plate !== null && this.session.may('stock.edit') && this.acts.isCorrectable(plate);
  });

  protected async act(name: StockActName, item: StockItemDetail): Promise<void> {
    if ((await this.acts.run(name, [item])) === null) return;
    if (name === 'remove') await this.router.navigate(['/stock']);
    else this.plate.reload();
  }

  /** `act.stock.listed`, `stock.event.OrderPaid`, `stock.event.lot.sold`. */
  /** As people know it; by its number where a server of the release before told no more. */
  protected titleOf({ auctionId, auctionTitle }: PlateEventView): string {
    return auctionTitle ? this.words.auctionTitle(auctionTitle) : `#${auctionId ?? ''}`;
  }

  protected what({ kind, what }: PlateEventView): string {
    if (kind === 'staff') return this.say(`act.${what}`);
    return this.say(kind === 'order' ? `orders.event.${what}` : `stock.event.${kind}.${what}`);
  }
}
