// One lot written by hand: a new one, or one that is changed.
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  untracked,
} from '@angular/core';
import {
  type AdminLotView,
  type LotDraft,
  type PlateView,
  PRICE_FEN_MAX,
  PRICE_FEN_MIN,
} from '@haopai/contracts';
import { DRILL_PLATES, JINHUA_PLATES, JINHUA_REGIONS, parsePlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readOneOf, readRegion } from '@haopai/web-app/forms';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { readYuan, yuanText } from '../amounts/read-yuan';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { faultWords, type SheetFault } from '../sheets/sheet-faults';

const COLOURS = ['blue', 'yellow', 'green'] as const;
const YES_NO = ['yes', 'no'] as const;

@Component({
  selector: 'hp-lot-form',
  imports: [SelectField, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-card" novalidate data-testid="lot-form" (submit)="give($event)">
      <h2>{{ say(lot() === null ? 'auctionDesk.addLot' : 'auctionDesk.changeLot') }}</h2>
      @for (fault of faults(); track $index) {
        <p class="fault" role="alert">{{ wordsOf(fault) }}</p>
      }
      <div class="fields">
        <hp-text-field
          name="plate"
          [label]="say('auctionDesk.plate')"
          [help]="say(isDrill() ? 'auctionDesk.toyHelp' : 'auctionDesk.plateHelp')"
          [error]="sayFault(plate.shownFault())"
          [(value)]="plate.text"
          (left)="plate.leave()"
        />
        <hp-text-field
          name="start-price"
          keyboard="numeric"
          [label]="say('auctionDesk.startPriceYuan')"
          [help]="say('auctionDesk.startPriceHelp')"
          [error]="sayFault(startPrice.shownFault())"
          [(value)]="startPrice.text"
          (left)="startPrice.leave()"
        />
        <hp-select-field
          name="region"
          [label]="say('auctionDesk.region')"
          [nothing]="say('auctionDesk.choose')"
          [options]="regions()"
          [error]="sayFault(region.shownFault())"
          [(value)]="region.text"
          (left)="region.leave()"
        />
        <hp-select-field
          name="colour"
          [label]="say('auctionDesk.colour')"
          [nothing]="say('auctionDesk.choose')"
          [options]="colours()"
          [error]="sayFault(colour.shownFault())"
          [(value)]="colour.text"
          (left)="colour.leave()"
        />
        <hp-select-field
          name="personalised"
          [label]="say('auctionDesk.personalised')"
          [nothing]="say('auctionDesk.choose')"
          [options]="yesNo()"
          [error]="sayFault(personalised.shownFault())"
          [(value)]="personalised.text"
          (left)="personalised.leave()"
        />
      </div>
      <div class="row">
        <button type="submit" class="hp-button" data-testid="save-lot" [attr.aria-disabled]="isBusy()">
          {{ say(isBusy() ? 'auctionDesk.saving' : 'auctionDesk.save') }}
        </button>
        <button type="button" class="hp-button quiet" (click)="left.emit()">
          {{ say(lot() === null ? 'auctionDesk.closeForm' : 'dialog.no') }}
        </button>
        <span role="status" class="hp-soft" data-testid="lots-added">{{ progress() }}</span>
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
      align-items: end;
      gap: 16px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
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
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The one that is changed; null for a new one. */
  readonly lot = input<AdminLotView | null>(null);
  /** How many new ones it has brought: with each it is empty again but for what plates have in common. */
  readonly addedCount = input(0);
  /** What the server found wrong. */
  readonly faults = input<readonly SheetFault[]>([]);
  readonly isBusy = input(false);
  /** A drill takes toy plates and no others. */
  readonly isDrill = input(false);
  readonly given = output<LotDraft>();
  readonly left = output();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly plate = new FormField((text) =>
    parsePlate(text, this.isDrill() ? DRILL_PLATES : JINHUA_PLATES),
  );
  protected readonly startPrice = new FormField(readYuan(PRICE_FEN_MIN, PRICE_FEN_MAX));
  protected readonly region = new FormField(readRegion);
  protected readonly colour = new FormField(readOneOf<PlateView['colour']>(COLOURS));
  protected readonly personalised = new FormField(readOneOf(YES_NO));
  private readonly typed = new TypedForm({
    ...{ plate: this.plate.text, startPrice: this.startPrice.text, region: this.region.text },
    ...{ colour: this.colour.text, personalised: this.personalised.text },
  });
  protected readonly regions = computed(() =>
    JINHUA_REGIONS.map(({ code }) => ({ value: code, label: this.words.region(code) })),
  );
  protected readonly colours = computed(() =>
    COLOURS.map((value) => ({ value, label: this.say(`auctionDesk.colours.${value}`) })),
  );
  protected readonly yesNo = computed(() =>
    YES_NO.map((value) => ({ value, label: this.say(`auctionDesk.${value}`) })),
  );

  /** Heard as well as seen. */
  protected readonly progress = computed(() => {
    if (this.isBusy()) return this.say('auctionDesk.saving');
    return this.addedCount() > 0 ? this.say('auctionDesk.addedSoFar', { count: this.addedCount() }) : '';
  });

  constructor() {
    keepForm(this.typed);
    effect(() => {
      const lot = this.lot();
      untracked(() => this.fill(lot));
      this.focusPlate();
    });
    effect(() => {
      if (this.addedCount() > 0) untracked(() => this.goOn());
    });
  }

  protected wordsOf(fault: SheetFault): string {
    return faultWords(this.words, fault);
  }

  protected give(event: Event): void {
    event.preventDefault();
    const [plate, startPriceFen, region] = [this.plate.value(), this.startPrice.value(), this.region.value()];
    const [colour, personalised] = [this.colour.value(), this.personalised.value()];
    const isGood = areGood(this.plate, this.startPrice, this.region, this.colour, this.personalised);
    if (!isGood || plate === null || startPriceFen === null || region === null || colour === null)
      return this.focus.move();
    this.given.emit({
      plateNumber: plate.number,
      ...{ region, colour, startPriceFen },
      isPersonalised: personalised === 'yes',
    });
  }

  /** Region, colour and price of the next are most often the same. */
  private goOn(): void {
    this.plate.clear();
    this.typed.keep();
    this.focusPlate();
  }

  private focusPlate(): void {
    const field = (): HTMLElement | null => this.host.nativeElement.querySelector('input[name="plate"]');
    afterNextRender(() => field()?.focus(), { injector: this.injector });
  }

  private fill(lot: AdminLotView | null): void {
    this.typed.show({
      plate: lot?.plate.number ?? '',
      startPrice: lot === null ? '' : yuanText(lot.startPriceFen),
      region: lot?.plate.region ?? '',
      colour: lot?.plate.colour ?? 'blue',
      personalised: lot?.plate.isPersonalised === true ? 'yes' : 'no',
    });
  }
}
