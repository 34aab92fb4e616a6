// Plates into the stock: one, or a range of which the exact number is shown before anything is written.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type PlateTerms,
  PRICE_FEN_MAX,
  PRICE_FEN_MIN,
  type RangeBody,
  type RangeCheck,
} from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readRegion, Submission } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { ChoiceField, ConsentBox, SelectField, TextField } from '@haopai/web-ui/fields';
import { readOptionalYuan } from '../amounts/read-yuan';
import { Announcer } from '../announcements/announcer';
import { keepForm } from '../forms/keep-form';
import { tickedPart, TypedForm } from '../forms/typed-form';
import { faultWords, type SheetFault } from '../sheets/sheet-faults';
import { PlateColours } from './plate-colours';
import { RegionOptions } from './region-options';
import { StockClient } from './stock-client';
import { AskRegister } from '../vehicle-register/ask-register';

@Component({
  selector: 'hp-add-plates-page',
  imports: [ChoiceField, ConsentBox, Icon, Notice, RouterLink, SelectField, TextField],
  providers: [FaultFocus, RegionOptions],
  templateUrl: './add-plates-page.html',
  host: { class: 'hp-page' },
})
export class AddPlatesPage {
  private readonly client = inject(StockClient);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly register = inject(AskRegister);
  private readonly announcer = inject(Announcer);
  protected readonly regions = inject(RegionOptions);
  protected readonly colours = inject(PlateColours);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly way = signal('one');
  protected readonly isRange = computed(() => this.way() === 'range');
  /** A number, or a range of them. */
  protected readonly number = new FormField(readLine);
  protected readonly region = new FormField(readRegion);
  protected readonly price = new FormField(readOptionalYuan(PRICE_FEN_MIN, PRICE_FEN_MAX));
  protected readonly colour = signal('');
  protected readonly isPersonalised = signal(false);
  private readonly typed = new TypedForm({
    ...{ number: this.number.text, region: this.region.text, price: this.price.text, colour: this.colour },
    isPersonalised: tickedPart(this.isPersonalised),
  });
  protected readonly submission = new Submission();
  /** What was checked, and what came of it: of nothing else than what stands in the form. */
  private readonly checked = signal<{ readonly body: RangeBody; readonly check: RangeCheck } | null>(null);
  protected readonly check = computed(() => {
    const checked = this.checked();
    const body = this.body();
    const isOfThis = checked !== null && JSON.stringify(checked.body) === JSON.stringify(body);
    return isOfThis && this.isRange() ? checked.check : null;
  });
  protected readonly ways = computed(() =>
    ['one', 'range'].map((value) => ({
      value,
      label: this.say(`stock.way.${value}`),
      words: this.say(`stock.way.${value}Words`),
    })),
  );
  private readonly body = computed<RangeBody>(() => ({
    pattern: this.number.value() ?? '',
    ...this.terms(),
  }));

  constructor() {
    this.typed.keep();
    keepForm(this.typed);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [number, check] = [this.number.value(), this.check()];
    if (!areGood(this.number, this.region, this.price) || number === null) {
      this.focus.move();
      return;
    }
    if (!this.isRange()) await this.addOne(number);
    else if (check === null) await this.look();
    else await this.addRange(check);
    this.focus.move();
  }

  protected plate(number: string | null): string {
    return number === null ? '' : formatPlate({ number });
  }

  private async addOne(plateNumber: string): Promise<void> {
    const answer = await this.ask(() => this.client.add({ plateNumber, ...this.terms() }));
    if (answer === null) return;
    this.announcer.say(this.say('stock.addedOne', { number: formatPlate(answer.plate) }));
    void this.register.warn([answer.plate.number]);
    this.number.clear();
    this.typed.keep();
  }

  private async look(): Promise<void> {
    const body = this.body();
    const check = await this.ask(() => this.client.checkRange(body));
    if (check !== null) this.checked.set({ body, check });
  }

  private async addRange({ count }: RangeCheck): Promise<void> {
    const answer = await this.ask(() => this.client.addRange({ ...this.body(), count }));
    this.checked.set(null);
    if (answer === null) return;
    this.announcer.say(this.say('stock.addedRange', { count: answer.count }));
    this.number.clear();
    this.typed.keep();
  }

  /** Null when it was refused, which is said. */
  private async ask<Value>(ask: () => Promise<Outcome<Value>>): Promise<Value | null> {
    const answer = await this.submission.send(ask);
    if (answer === null) return null;
    if (answer.ok) return answer.value;
    this.submission.refusal.set(answer.refusal);
    return null;
  }

  protected faultWords(): readonly string[] {
    const refusal = this.submission.refusal();
    if (refusal?.code !== 'PLATES.FAULTY') return [];
    // The code says which data come with it.
    const { faults } = refusal.data as { readonly faults: readonly SheetFault[] };
    return faults.map((fault) => faultWords(this.words, fault));
  }

  private terms(): PlateTerms {
    const [priceFen, colour] = [this.price.value(), this.colours.read(this.colour())];
    return {
      isPersonalised: this.isPersonalised(),
      region: this.region.value() ?? '',
      ...(colour === undefined ? {} : { colour }),
      ...(priceFen === null ? {} : { priceFen }),
    };
  }
}
