// Corrects what is said of a plate: its region, colour and price, and whether it is personalised. Its number makes its kind.
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PRICE_FEN_MAX, PRICE_FEN_MIN, type StockItemDetail } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readRegion, Submission } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ApiClient, type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { ConsentBox, SelectField, TextField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { readYuan, yuanText } from '../amounts/read-yuan';
import { Announcer } from '../announcements/announcer';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import type { FormTexts } from '../forms/merge-texts';
import { tickedPart, TypedForm } from '../forms/typed-form';
import { PlateColours } from './plate-colours';
import { RegionOptions } from './region-options';
import { StockClient } from './stock-client';

@Component({
  selector: 'hp-correct-plate-page',
  imports: [
    AreaField,
    ConsentBox,
    FormNews,
    Icon,
    LoadFailed,
    Notice,
    RouterLink,
    SelectField,
    Skeleton,
    TextField,
  ],
  providers: [FaultFocus, RegionOptions],
  templateUrl: './correct-plate-page.html',
  host: { class: 'hp-page' },
})
export class CorrectPlatePage {
  private readonly api = inject(ApiClient);
  private readonly client = inject(StockClient);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly regions = inject(RegionOptions);
  protected readonly colours = inject(PlateColours);

  readonly plateId = input.required({ transform: Number });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly formatPlate = formatPlate;
  private readonly loaded = signal<Loaded<StockItemDetail>>(LOADING);
  protected readonly state = this.loaded.asReadonly();
  protected readonly region = new FormField(readRegion);
  protected readonly colour = new FormField(readLine);
  protected readonly isPersonalised = signal(false);
  protected readonly price = new FormField(readYuan(PRICE_FEN_MIN, PRICE_FEN_MAX));
  protected readonly reason = new FormField(readLine);
  /** By the words of its fields. */
  private readonly typed = new TypedForm({
    ...{ 'stock.region': this.region.text, 'stock.colourLabel': this.colour.text },
    ...{ 'stock.personalised': tickedPart(this.isPersonalised), 'stock.price': this.price.text },
    'reason.label': this.reason.text,
  });
  protected readonly kept = keepForm(this.typed);
  protected readonly nameOf = (field: string): string => this.say(field);
  protected readonly textOf = (field: string, text: string): string => {
    if (field === 'stock.region') return this.words.region(text);
    if (field === 'stock.colourLabel') return this.say(`stock.colour.${text}`);
    return field === 'stock.personalised' ? this.say(`form.${text}`) : text;
  };
  protected readonly submission = new Submission();

  constructor() {
    effect(() => {
      this.plateId();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    const plateId = this.plateId();
    this.loaded.set(LOADING);
    const answer = await this.api.ask(this.client.one(plateId));
    if (plateId !== this.plateId()) return;
    if (answer.ok) this.typed.show(textsOf(answer.value));
    this.submission.refusal.set(null);
    this.loaded.set(toLoaded(answer));
  }

  protected async save(event: Event, item: StockItemDetail): Promise<void> {
    event.preventDefault();
    const isForSale = item.state === 'forSale';
    const [region, colour] = [this.region.value(), this.colours.read(this.colour.text())];
    const [reason, priceFen] = [this.reason.value(), this.price.value()];
    const fields = [this.region, this.colour, ...(isForSale ? [this.price] : []), this.reason];
    if (!areGood(...fields) || region === null || reason === null || colour === undefined)
      return this.focus.move();
    const answer = await this.submission.send(() =>
      this.client.correct(item.id, {
        ...{ version: item.version, colour, isPersonalised: this.isPersonalised(), region, reason },
        ...(isForSale && priceFen !== null && priceFen !== item.priceFen ? { priceFen } : {}),
      }),
    );
    if (answer === null) return;
    if (!answer.ok) {
      if (answer.refusal.code === 'RECORD.CHANGED') await this.meet();
      this.submission.refusal.set(answer.refusal);
      return this.focus.move();
    }
    this.kept.settle();
    this.announcer.say(this.say('stock.corrected', { number: formatPlate(item.plate) }));
    await this.router.navigate(['/stock', item.id]);
  }

  /** Somebody else was faster: what they saved comes beside what was typed. */
  private async meet(): Promise<void> {
    const answer = await this.api.ask(this.client.one(this.plateId()));
    if (!answer.ok) return;
    this.typed.meet(textsOf(answer.value));
    this.loaded.set(toLoaded(answer));
  }
}

function textsOf({ plate, priceFen }: StockItemDetail): FormTexts {
  return {
    'stock.region': plate.region,
    'stock.colourLabel': plate.colour,
    'stock.personalised': plate.isPersonalised ? 'yes' : 'no',
    'stock.price': priceFen === null ? '' : yuanText(priceFen),
  };
}
