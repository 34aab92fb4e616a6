// Plates of the stock that are free, to be chosen as lots.
import { Component, computed, effect, inject, input, linkedSignal, numberAttribute, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { StockPlateView } from '@haopai/contracts';
import { JINHUA_REGIONS } from '@haopai/rules';
import { areGood, FaultFocus, FormField, PagedList, readWhole, Words } from '@haopai/web-app';
import { Plate, SelectField, TextField, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ListFrame } from '../lists/list-frame';
import { AuctionFrame } from './auction-frame';
import { pageOf } from './auction-looks';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

const PER_PAGE = 50;
const FEN_PER_YUAN = 100;
const START_YUAN_MAX = 10_000_000_000;

@Component({
  selector: 'hp-stock-choice-page',
  imports: [AuctionFrame, ListFrame, Plate, RouterLink, SelectField, TextField, YuanPipe],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()">
      <h2>{{ say('auctions.fromStock') }}</h2>
      <p class="hp-soft">{{ say('auctions.stockWords') }}</p>
      <form class="hp-tools" novalidate (submit)="filter($event)">
        <hp-select-field
          name="region"
          [label]="say('auctions.region')"
          [nothing]="say('auctions.anyRegion')"
          [options]="regions()"
          [(value)]="regionText"
        />
        <hp-text-field name="contains" [label]="say('auctions.contains')" [(value)]="containsText" />
        <button type="submit" class="hp-button quiet" data-testid="search">{{ say('auctions.search') }}</button>
      </form>
      <hp-list-frame
        [list]="list"
        [label]="say('auctions.fromStock')"
        [nothing]="say('auctions.noStock')"
        [nothingWords]="say('auctions.noStockWords')"
      >
        <table class="hp-table">
          <thead>
            <tr>
              <th scope="col">{{ say('auctions.chooseLot') }}</th>
              <th scope="col">{{ say('auctions.plate') }}</th>
              <th scope="col">{{ say('auctions.region') }}</th>
              <th scope="col" class="figure">{{ say('auctions.lastPrice') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (plate of list.items(); track plate.number) {
              <tr>
                <td>
                  <input
                    type="checkbox"
                    [attr.aria-label]="say('auctions.chooseOne', { plate: plate.number })"
                    [attr.data-testid]="'choose-' + plate.number"
                    [checked]="chosen().has(plate.number)"
                    (change)="choose(plate.number)"
                  />
                </td>
                <td><hp-plate [number]="plate.number" [kind]="plate.kind" [colour]="plate.colour" /></td>
                <td>{{ plate.isPersonalised ? say('auctions.everyRegion') : region(plate.region) }}</td>
                <td class="figure">{{ plate.lastPriceFen | yuan }}</td>
              </tr>
            }
          </tbody>
        </table>
      </hp-list-frame>
      <form class="take" novalidate (submit)="take($event)">
        <hp-text-field
          name="start-price"
          keyboard="numeric"
          [label]="say('auctions.startPriceYuan')"
          [error]="sayFault(startPrice.shownFault())"
          [(value)]="startPrice.text"
          (left)="startPrice.leave()"
        />
        <div class="row">
          <button
            type="submit"
            class="hp-button"
            data-testid="take"
            [attr.aria-disabled]="chosen().size === 0 || store.submission.isBusy()"
          >
            {{ say('auctions.take', { count: chosen().size }) }}
          </button>
          <a class="hp-button quiet" [routerLink]="['/auctions', id(), 'lots']">{{ say('auctions.back') }}</a>
        </div>
      </form>
    </hp-auction-frame>
  `,
  styles: `
    hp-plate {
      width: 104px;
    }
    input[type='checkbox'] {
      width: 20px;
      height: 20px;
    }
    .take {
      display: grid;
      gap: 16px;
      max-width: 400px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
  host: { class: 'hp-page' },
})
export class StockPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });
  readonly regionCode = input<string>(undefined, { alias: 'region' });
  readonly contains = input<string>();
  readonly page = input(1, { transform: pageOf });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly region = this.words.region;
  protected readonly list = new PagedList<StockPlateView>();
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly startPrice = new FormField(readWhole(1, START_YUAN_MAX));
  protected readonly regionText = linkedSignal(() => this.regionCode() ?? '');
  protected readonly containsText = linkedSignal(() => this.contains() ?? '');
  protected readonly regions = computed(() =>
    JINHUA_REGIONS.map(({ code }) => ({ value: code, label: this.words.region(code) })),
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    effect(() => {
      const search = { region: this.regionCode(), contains: this.contains(), page: this.page(), size: PER_PAGE };
      const id = this.id();
      untracked(() => void this.list.show(() => this.client.stock(id, search)));
    });
  }

  protected choose(number: string): void {
    this.chosen.update((before) => new Set(before).symmetricDifference(new Set([number])));
  }

  protected filter(event: Event): void {
    event.preventDefault();
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const queryParams = { region: given(this.regionText()), contains: given(this.containsText()) };
    void this.router.navigate([], { queryParams });
  }

  protected async take(event: Event): Promise<void> {
    event.preventDefault();
    const [numbers, yuan] = [[...this.chosen()], this.startPrice.value()];
    if (!areGood(this.startPrice) || yuan === null) return this.focus.move();
    if (numbers.length === 0) return;
    const done = await this.store.send((seen) => this.client.addFromStock(seen, numbers, yuan * FEN_PER_YUAN));
    if (done === null) return this.focus.move();
    this.announcer.say(this.say('auctions.lotsAdded', { count: numbers.length }));
    await this.router.navigate(['/auctions', this.id(), 'lots']);
  }
}
