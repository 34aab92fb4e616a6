// The stock: looked through by number, state, place, region and price; several plates are chosen and changed together.
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  PRICE_FEN_MAX,
  STOCK_ACT_PLATES_MAX,
  STOCK_PLACES,
  type StockItemView,
  type StockState,
} from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField } from '@haopai/web-app/forms';
import { pagedReading } from '@haopai/web-app/loading';
import { Plate, YuanPipe } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { readOptionalYuan, yuanText } from '../amounts/read-yuan';
import { ListFrame } from '../lists/list-frame';
import { aboutOf, tableToTake } from '../lists/table-to-take';
import { StaffSession } from '../session/staff-session';
import { RegionOptions } from './region-options';
import { StockActs } from './stock-acts';
import { type StockActName, StockClient } from './stock-client';
import { placeWords, StockPlaceWords } from './stock-place';
import { StockStateChip } from './stock-state';

const PLATES_PER_PAGE = 50;
const PAGES_MAX = 100_000;
const STATES: readonly StockState[] = ['unlisted', 'forSale', 'held', 'sold', 'withdrawn'];
const SORTS = ['number', 'price', '-price'] as const;

@Component({
  selector: 'hp-stock-page',
  imports: [ListFrame, Plate, RouterLink, SelectField, StockPlaceWords, StockStateChip, TextField, YuanPipe],
  providers: [FaultFocus, RegionOptions],
  templateUrl: './stock-page.html',
  styleUrl: './stock-page.scss',
  host: { class: 'hp-page' },
})
export class StockPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(StockClient);
  private readonly session = inject(StaffSession);
  private readonly focus = inject(FaultFocus);
  protected readonly acts = inject(StockActs);
  protected readonly regions = inject(RegionOptions);

  /** What is looked for, from the query. */
  readonly contains = input<string>();
  readonly state = input<string>();
  readonly place = input<string>();
  readonly region = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly sort = input<string>();
  readonly page = input(1, { transform: pageOf });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly formatPlate = formatPlate;
  protected readonly list = pagedReading(() => this.client.page(this.asked()));
  protected readonly containsText = linkedSignal(() => this.contains() ?? '');
  protected readonly stateText = linkedSignal(() => this.state() ?? '');
  protected readonly placeText = linkedSignal(() => this.place() ?? '');
  protected readonly regionText = linkedSignal(() => this.region() ?? '');
  protected readonly sortText = linkedSignal(() => this.sort() ?? '');
  protected readonly fromYuan = new FormField(readOptionalYuan(0, PRICE_FEN_MAX));
  protected readonly toYuan = new FormField(readOptionalYuan(0, PRICE_FEN_MAX));
  protected readonly states = computed(() =>
    STATES.map((value) => ({ value, label: this.say(`stock.state.${value}`) })),
  );
  protected readonly places = computed(() =>
    STOCK_PLACES.map((value) => ({ value, label: this.say(`stock.place.${value}`) })),
  );
  protected readonly sorts = computed(() =>
    SORTS.map((value) => ({ value, label: this.say(`stock.sort.${value}`) })),
  );
  protected readonly mayEdit = computed(() => this.session.may('stock.edit'));
  protected readonly chosen = computed(() => this.list.items().filter(({ id }) => this.chosenIds().has(id)));
  protected readonly areAllChosen = computed(
    () => this.chosen().length > 0 && this.chosen().length === this.list.items().length,
  );
  protected readonly possible = computed(() => this.acts.possible(this.chosen()));
  private readonly search = computed(() => ({
    contains: this.contains()?.slice(0, 40),
    state: STATES.find((one) => one === this.state()),
    place: STOCK_PLACES.find((one) => one === this.place()),
    region: /^\d{1,12}$/.test(this.region() ?? '') ? this.region() : undefined,
    priceFromFen: fenOf(this.from()),
    priceToFen: fenOf(this.to()),
    sort: SORTS.find((one) => one === this.sort()),
  }));
  private readonly asked = computed(() => ({
    ...this.search(),
    ...{ page: this.page(), size: PLATES_PER_PAGE },
  }));

  /** All that is found, whatever page is shown. */
  protected readonly table = computed(() => {
    const search = this.search();
    return tableToTake<StockItemView>({
      ...{ table: 'stock', name: this.say('stock.heading'), about: aboutOf(search) },
      columns: ['number', 'stateLabel', 'wayLabel', 'priceHead', 'region', 'personalised', 'order'].map(
        (key) => this.say(`stock.${key}`),
      ),
      cells: (item) => [
        ...[formatPlate(item.plate), this.say(`stock.state.${item.state}`), placeWords(this.words, item)],
        item.priceFen === null ? null : yuanText(item.priceFen),
        ...[
          this.regions.nameOf(item.plate.region),
          this.say(item.plate.isPersonalised ? 'factText.yes' : 'factText.no'),
        ],
        this.orderOf(item),
      ],
      items: (page) => this.client.page({ ...search, page, size: STOCK_ACT_PLATES_MAX }),
    });
  });

  /** Another list: nothing of it is chosen. */
  private readonly chosenIds = linkedSignal<unknown, ReadonlySet<number>>({
    source: this.asked,
    computation: () => new Set(),
  });

  constructor() {
    effect(() => {
      const [from, to] = [this.from(), this.to()].map(fenOf);
      untracked(() => {
        this.fromYuan.text.set(from === undefined ? '' : yuanText(from));
        this.toYuan.text.set(to === undefined ? '' : yuanText(to));
      });
    });
  }

  protected find(event: Event): void {
    event.preventDefault();
    if (!areGood(this.fromYuan, this.toYuan)) {
      this.focus.move();
      return;
    }
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    void this.router.navigate([], {
      queryParams: {
        contains: given(this.containsText()),
        state: given(this.stateText()),
        place: given(this.placeText()),
        region: given(this.regionText()),
        from: this.fromYuan.value(),
        to: this.toYuan.value(),
        sort: given(this.sortText()),
      },
    });
  }

  /** Of the fixed-price sale, or of the balance of what was won. */
  protected orderOf({ orderNo, place }: StockItemView): string | null {
    return orderNo ?? place?.orderNo ?? null;
  }

  protected isChosen({ id }: StockItemView): boolean {
    return this.chosenIds().has(id);
  }

  protected choose({ id }: StockItemView): void {
    const ids = new Set(this.chosenIds());
    if (!ids.delete(id)) ids.add(id);
    this.chosenIds.set(ids);
  }

  protected chooseAll(): void {
    const ids = this.areAllChosen() ? [] : this.list.items().map(({ id }) => id);
    this.chosenIds.set(new Set(ids));
  }

  protected async act(name: StockActName): Promise<void> {
    if ((await this.acts.run(name, this.chosen())) === null) return;
    this.chosenIds.set(new Set());
    this.list.reload();
  }
}

function pageOf(text: unknown): number {
  const page = Number(text ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1;
}

function fenOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
