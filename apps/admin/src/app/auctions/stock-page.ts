// Plates of the stock that are free, to be chosen as lots.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PRICE_FEN_MAX, PRICE_FEN_MIN } from '@haopai/contracts';
import { JINHUA_REGIONS } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { Plate, YuanPipe } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { readYuan } from '../amounts/read-yuan';
import { Announcer } from '../announcements/announcer';
import { ListFrame } from '../lists/list-frame';
import { AuctionFrame } from './auction-frame';
import { toggled } from './auction-looks';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

const PER_PAGE = 50;

@Component({
  selector: 'hp-stock-choice-page',
  imports: [AuctionFrame, ListFrame, Plate, RouterLink, SelectField, TextField, YuanPipe],
  providers: [FaultFocus, OneAuction],
  template: `
    <hp-auction-frame [id]="id()" place="lots">
      <h2>{{ say('auctionDesk.fromStock') }}</h2>
      <p class="hp-soft">{{ say('auctionDesk.stockWords') }}</p>
      <form class="hp-tools" novalidate (submit)="filter($event)">
        <hp-select-field
          name="region"
          [label]="say('auctionDesk.region')"
          [nothing]="say('auctionDesk.anyRegion')"
          [options]="regions()"
          [(value)]="regionText"
        />
        <hp-text-field name="contains" [label]="say('auctionDesk.contains')" [(value)]="containsText" />
        <button type="submit" class="hp-button quiet" data-testid="search">
          {{ say('auctionDesk.search') }}
        </button>
      </form>
      <hp-list-frame
        [list]="list"
        [label]="say('auctionDesk.fromStock')"
        [nothing]="say('auctionDesk.noStock')"
        [nothingWords]="say('auctionDesk.noStockWords')"
      >
        <table class="hp-table">
          <thead>
            <tr>
              <th scope="col">{{ say('auctionDesk.chooseLot') }}</th>
              <th scope="col">{{ say('auctionDesk.plate') }}</th>
              <th scope="col">{{ say('auctionDesk.region') }}</th>
              <th scope="col" class="figure">{{ say('auctionDesk.lastPrice') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (plate of list.items(); track plate.number) {
              <tr>
                <td>
                  <input
                    type="checkbox"
                    [attr.aria-label]="say('auctionDesk.chooseOne', { plate: plate.number })"
                    [attr.data-testid]="'choose-' + plate.number"
                    [checked]="chosen().has(plate.number)"
                    (change)="choose(plate.number)"
                  />
                </td>
                <td><hp-plate [number]="plate.number" [kind]="plate.kind" [colour]="plate.colour" /></td>
                <td>
                  {{ plate.isPersonalised ? say('auctionDesk.everyRegion') : regionName(plate.region) }}
                </td>
                <td class="figure">{{ plate.lastPriceFen | yuan }}</td>
              </tr>
            }
          </tbody>
        </table>
      </hp-list-frame>
      @if (list.items().length > 0 || chosen().size > 0) {
        <form class="take" novalidate (submit)="take($event)">
          <hp-text-field
            name="start-price"
            keyboard="numeric"
            [label]="say('auctionDesk.startPriceYuan')"
            [error]="sayFault(startPrice.shownFault())"
            [(value)]="startPrice.text"
            (left)="startPrice.leave()"
          />
          <button
            type="submit"
            class="hp-button"
            data-testid="take"
            [attr.aria-disabled]="chosen().size === 0 || store.submission.isBusy()"
          >
            {{ say('auctionDesk.take', { count: chosen().size }) }}
          </button>
          <a class="hp-button quiet" [routerLink]="['/auctions', id(), 'lots']">{{
            say('auctionDesk.back')
          }}</a>
        </form>
      } @else {
        <div>
          <a class="hp-button quiet" [routerLink]="['/auctions', id(), 'lots']">{{
            say('auctionDesk.back')
          }}</a>
        </div>
      }
    </hp-auction-frame>
  `,
  styles: `
    hp-plate {
      width: 104px;
    }
    /* In sight however long the list is. */
    .take {
      position: sticky;
      bottom: 0;
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 12px 16px;
      padding: 16px;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
    }
    .take hp-text-field {
      flex: 1 1 200px;
      max-width: 280px;
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
  readonly region = input<string>();
  readonly contains = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly regionName = this.words.region;
  protected readonly list = pagedReading(() => {
    const search = {
      region: this.region(),
      contains: this.contains(),
      page: this.page(),
      size: PER_PAGE,
    };
    return this.client.stock(this.id(), search);
  });
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly startPrice = new FormField(readYuan(PRICE_FEN_MIN, PRICE_FEN_MAX));
  protected readonly regionText = linkedSignal(() => this.region() ?? '');
  protected readonly containsText = linkedSignal(() => this.contains() ?? '');
  protected readonly regions = computed(() =>
    JINHUA_REGIONS.map(({ code }) => ({ value: code, label: this.words.region(code) })),
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected choose(number: string): void {
    this.chosen.update((before) => toggled(before, number));
  }

  protected filter(event: Event): void {
    event.preventDefault();
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const queryParams = { region: given(this.regionText()), contains: given(this.containsText()) };
    void this.router.navigate([], { queryParams });
  }

  protected async take(event: Event): Promise<void> {
    event.preventDefault();
    const [numbers, fen] = [[...this.chosen()], this.startPrice.value()];
    if (!areGood(this.startPrice) || fen === null) return this.focus.move();
    if (numbers.length === 0) return;
    const done = await this.store.send((seen) => this.client.addFromStock(seen, numbers, fen));
    if (done === null) return this.focus.move();
    this.announcer.say(this.say('auctionDesk.lotsAdded', { count: numbers.length }));
    await this.router.navigate(['/auctions', this.id(), 'lots']);
  }
}
