// How many toy plates a drill is filled with, and from which price they start.
import { Component, inject, input, output } from '@angular/core';
import { PLATES_AT_ONCE_MAX, PRICE_FEN_MAX, PRICE_FEN_MIN } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readWhole } from '@haopai/web-app/forms';
import { TextField } from '@haopai/web-ui/fields';
import { readYuan } from '../amounts/read-yuan';

export interface ToysWanted {
  readonly count: number;
  readonly startPriceFen: number;
}

@Component({
  selector: 'hp-toys-form',
  imports: [TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-card" novalidate data-testid="toys" (submit)="give($event)">
      <p>{{ say('auctionDesk.toysWords') }}</p>
      <div class="fields">
        <hp-text-field
          name="toys-count"
          keyboard="numeric"
          [label]="say('auctionDesk.toysCount')"
          [error]="sayFault(count.shownFault())"
          [(value)]="count.text"
          (left)="count.leave()"
        />
        <hp-text-field
          name="toys-price"
          keyboard="numeric"
          [label]="say('auctionDesk.startPriceYuan')"
          [error]="sayFault(startPrice.shownFault())"
          [(value)]="startPrice.text"
          (left)="startPrice.leave()"
        />
        <button type="submit" class="hp-button" data-testid="add-toys" [attr.aria-disabled]="isBusy()">
          {{ say('auctionDesk.addToys') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    p {
      margin: 0 0 16px;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
      align-items: end;
      gap: 16px;
    }
  `,
})
export class ToysForm {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  readonly isBusy = input(false);
  readonly given = output<ToysWanted>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly count = new FormField(readWhole(1, PLATES_AT_ONCE_MAX));
  protected readonly startPrice = new FormField(readYuan(PRICE_FEN_MIN, PRICE_FEN_MAX));

  protected give(event: Event): void {
    event.preventDefault();
    const [count, startPriceFen] = [this.count.value(), this.startPrice.value()];
    if (!areGood(this.count, this.startPrice) || count === null || startPriceFen === null)
      return this.focus.move();
    this.given.emit({ count, startPriceFen });
  }
}
