// One lot written by hand: a new one, or one that is changed.
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import type { AdminLotView, LotDraft, LotFault, PlateView } from '@haopai/contracts';
import { JINHUA_PLATES, JINHUA_REGIONS, parsePlate } from '@haopai/rules';
import { areGood, FaultFocus, FormField, readOneOf, readRegion, readWhole, Words } from '@haopai/web-app';
import { SelectField, TextField } from '@haopai/web-ui';

const FEN_PER_YUAN = 100;
const START_YUAN_MAX = 10_000_000_000;
const COLOURS = ['blue', 'yellow', 'green'] as const;
const YES_NO = ['yes', 'no'] as const;

@Component({
  selector: 'hp-lot-form',
  imports: [SelectField, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-card" novalidate data-testid="lot-form" (submit)="give($event)">
      <h2>{{ say(lot() === null ? 'auctions.addLot' : 'auctions.changeLot') }}</h2>
      @for (fault of faults(); track $index) {
        <p class="fault" role="alert">{{ say('auctions.fault.' + fault.rule) }}</p>
      }
      <div class="fields">
        <hp-text-field
          name="plate"
          [label]="say('auctions.plate')"
          [error]="sayFault(plate.shownFault())"
          [(value)]="plate.text"
          (left)="plate.leave()"
        />
        <hp-text-field
          name="start-price"
          keyboard="numeric"
          [label]="say('auctions.startPriceYuan')"
          [error]="sayFault(startPrice.shownFault())"
          [(value)]="startPrice.text"
          (left)="startPrice.leave()"
        />
        <hp-select-field
          name="region"
          [label]="say('auctions.region')"
          [nothing]="say('auctions.choose')"
          [options]="regions()"
          [error]="sayFault(region.shownFault())"
          [(value)]="region.text"
          (left)="region.leave()"
        />
        <hp-select-field
          name="colour"
          [label]="say('auctions.colour')"
          [nothing]="say('auctions.choose')"
          [options]="colours()"
          [error]="sayFault(colour.shownFault())"
          [(value)]="colour.text"
          (left)="colour.leave()"
        />
        <hp-select-field
          name="personalised"
          [label]="say('auctions.personalised')"
          [nothing]="say('auctions.choose')"
          [options]="yesNo()"
          [error]="sayFault(personalised.shownFault())"
          [(value)]="personalised.text"
          (left)="personalised.leave()"
        />
      </div>
      <div class="row">
        <button type="submit" class="hp-button" data-testid="save-lot" [attr.aria-disabled]="isBusy()">
          {{ say('auctions.save') }}
        </button>
        <button type="button" class="hp-button quiet" (click)="left.emit()">{{ say('auctions.back') }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
      align-items: start;
      gap: 16px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    .fault {
      margin: 0;
      color: var(--hp-stop);
    }
  `,
})
export class LotForm {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  /** The one that is changed; null for a new one. */
  readonly lot = input<AdminLotView | null>(null);
  readonly faults = input<readonly LotFault[]>([]);
  readonly isBusy = input(false);
  readonly given = output<LotDraft>();
  readonly left = output();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly plate = new FormField((text) => parsePlate(text, JINHUA_PLATES));
  protected readonly startPrice = new FormField(readWhole(1, START_YUAN_MAX));
  protected readonly region = new FormField(readRegion);
  protected readonly colour = new FormField(readOneOf<PlateView['colour']>(COLOURS));
  protected readonly personalised = new FormField(readOneOf(YES_NO));
  protected readonly regions = computed(() =>
    JINHUA_REGIONS.map(({ code }) => ({ value: code, label: this.words.region(code) })),
  );
  protected readonly colours = computed(() =>
    COLOURS.map((value) => ({ value, label: this.say(`auctions.colours.${value}`) })),
  );
  protected readonly yesNo = computed(() =>
    YES_NO.map((value) => ({ value, label: this.say(`auctions.${value}`) })),
  );

  constructor() {
    effect(() => {
      const lot = this.lot();
      untracked(() => this.fill(lot));
    });
  }

  protected give(event: Event): void {
    event.preventDefault();
    const [plate, yuan, region] = [this.plate.value(), this.startPrice.value(), this.region.value()];
    const [colour, personalised] = [this.colour.value(), this.personalised.value()];
    const isGood = areGood(this.plate, this.startPrice, this.region, this.colour, this.personalised);
    if (!isGood || plate === null || yuan === null || region === null || colour === null) return this.focus.move();
    this.given.emit({
      plateNumber: plate.number,
      ...{ region, colour, startPriceFen: yuan * FEN_PER_YUAN },
      isPersonalised: personalised === 'yes',
    });
  }

  private fill(lot: AdminLotView | null): void {
    this.plate.text.set(lot?.plate.number ?? '');
    this.startPrice.text.set(lot === null ? '' : String(lot.startPriceFen / FEN_PER_YUAN));
    this.region.text.set(lot?.plate.region ?? '');
    this.colour.text.set(lot?.plate.colour ?? 'blue');
    this.personalised.text.set(lot?.plate.isPersonalised === true ? 'yes' : 'no');
  }
}
