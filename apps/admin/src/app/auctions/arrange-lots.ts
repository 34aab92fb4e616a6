// What can be set for all chosen lots at once: what they start at, when they open, and from which number on they stand.
import { Component, inject, input, output } from '@angular/core';
import { AUCTION_LOTS_MAX, PRICE_FEN_MAX, PRICE_FEN_MIN, STAGGER_MS_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readMoment, readWhole } from '@haopai/web-app/forms';
import { TextField } from '@haopai/web-ui/fields';
import { MomentField } from '@haopai/web-ui/office-forms';
import { readYuan } from '../amounts/read-yuan';

const SECOND_MS = 1_000;

/** Null: again as the auction's stagger says. */
export interface OpeningsWanted {
  readonly opensAtMs: number | null;
  readonly staggerMs: number;
}

@Component({
  selector: 'hp-arrange-lots',
  imports: [MomentField, TextField],
  providers: [FaultFocus],
  template: `
    <form novalidate data-testid="price-chosen" (submit)="givePrice($event)">
      <hp-text-field
        name="chosen-price"
        keyboard="numeric"
        [label]="say('auctionDesk.startPriceYuan')"
        [error]="sayFault(price.shownFault())"
        [(value)]="price.text"
        (left)="price.leave()"
      />
      <button type="submit" class="hp-button quiet" [attr.aria-disabled]="isBusy()">
        {{ say('auctionDesk.setPrices', { count: count() }) }}
      </button>
    </form>
    <form novalidate data-testid="open-chosen" (submit)="giveOpenings($event)">
      <hp-moment-field
        name="chosen-opens-at"
        [withSeconds]="true"
        [label]="say('auctionDesk.firstOpensAt')"
        [help]="say('auctionDesk.firstOpensAtHelp')"
        [error]="sayFault(opensAt.shownFault())"
        [(value)]="opensAt.text"
        (left)="opensAt.leave()"
      />
      <hp-text-field
        name="chosen-stagger"
        keyboard="numeric"
        [label]="say('auctionDesk.thenEach')"
        [error]="sayFault(stagger.shownFault())"
        [(value)]="stagger.text"
        (left)="stagger.leave()"
      />
      <button type="submit" class="hp-button quiet" [attr.aria-disabled]="isBusy()">
        {{ say('auctionDesk.setOpenings', { count: count() }) }}
      </button>
      <button
        type="button"
        class="hp-button quiet"
        data-testid="as-stagger"
        [attr.aria-disabled]="isBusy()"
        (click)="opened.emit({ opensAtMs: null, staggerMs: 0 })"
      >
        {{ say('auctionDesk.asStagger') }}
      </button>
    </form>
    <form novalidate data-testid="place-chosen" (submit)="givePlace($event)">
      <hp-text-field
        name="chosen-place"
        keyboard="numeric"
        [label]="say('auctionDesk.toLotNo')"
        [error]="sayFault(place.shownFault())"
        [(value)]="place.text"
        (left)="place.leave()"
      />
      <button type="submit" class="hp-button quiet" [attr.aria-disabled]="isBusy()">
        {{ say('auctionDesk.setPlace', { count: count() }) }}
      </button>
    </form>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 12px 16px;
    }
    hp-text-field {
      flex: 0 1 180px;
    }
    hp-moment-field {
      flex: 0 1 280px;
    }
  `,
})
export class ArrangeLots {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  readonly count = input.required<number>();
  readonly isBusy = input.required<boolean>();
  /** In fen. */
  readonly priced = output<number>();
  readonly opened = output<OpeningsWanted>();
  /** The number of the first of them. */
  readonly placed = output<number>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly price = new FormField(readYuan(PRICE_FEN_MIN, PRICE_FEN_MAX));
  protected readonly opensAt = new FormField(readMoment);
  protected readonly stagger = new FormField(readWhole(0, STAGGER_MS_MAX / SECOND_MS));
  protected readonly place = new FormField(readWhole(1, AUCTION_LOTS_MAX));

  constructor() {
    this.stagger.text.set('0');
  }

  protected givePrice(event: Event): void {
    event.preventDefault();
    const fen = this.price.value();
    if (!areGood(this.price) || fen === null) return this.focus.move();
    if (!this.isBusy()) this.priced.emit(fen);
  }

  protected giveOpenings(event: Event): void {
    event.preventDefault();
    const [opensAtMs, seconds] = [this.opensAt.value(), this.stagger.value()];
    if (!areGood(this.opensAt, this.stagger) || opensAtMs === null || seconds === null)
      return this.focus.move();
    if (!this.isBusy()) this.opened.emit({ opensAtMs, staggerMs: seconds * SECOND_MS });
  }

  protected givePlace(event: Event): void {
    event.preventDefault();
    const lotNo = this.place.value();
    if (!areGood(this.place) || lotNo === null) return this.focus.move();
    if (!this.isBusy()) this.placed.emit(lotNo);
  }
}
