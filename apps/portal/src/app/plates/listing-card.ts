// One plate for sale in the list: drawn, with price, who may buy it, and what is special about its number.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ListingView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon, Plate, YuanPipe } from '@haopai/web-ui';

@Component({
  selector: 'hp-listing-card',
  imports: [Icon, Plate, RouterLink, YuanPipe],
  template: `
    <a [routerLink]="['/plates', listing().id]" [attr.data-testid]="'listing-' + listing().id">
      <hp-plate
        [class.long]="listing().plate.kind === 'newEnergy'"
        [number]="listing().plate.number"
        [kind]="listing().plate.kind"
        [colour]="listing().plate.colour"
      />
      <span class="line">
        <strong>{{ listing().priceFen | yuan }}</strong>
        <span class="go">{{ say('plates.buy') }}<hp-icon name="next" /></span>
      </span>
      <span class="line under" [class.short]="keepsCorner()">
        <span>{{ where() }}</span>
        @for (pattern of listing().patterns; track pattern) {
          <span class="pattern">{{ say('plates.pattern.' + pattern) }}</span>
        }
      </span>
    </a>
  `,
  styleUrl: './listing-card.scss',
})
export class ListingCard {
  private readonly words = inject(Words);

  readonly listing = input.required<ListingView>();
  /** The lower right corner is free: a link holds no button, so what can be pressed there stands beside it. */
  readonly keepsCorner = input(false);

  protected readonly say = this.words.say;
  protected readonly where = computed(() => {
    const { isPersonalised, region } = this.listing().plate;
    return isPersonalised ? this.say('plates.personalised') : this.words.region(region);
  });
}
