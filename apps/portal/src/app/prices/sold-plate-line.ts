// One plate that was sold: what it is, for how much, when and in which auction, and the way to its record.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SoldPlateView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Plate, YuanPipe } from '@haopai/web-ui';
import { LotOutcome } from '../results/lot-outcome';

@Component({
  selector: 'hp-sold-plate-line',
  imports: [LotOutcome, Plate, RouterLink, YuanPipe],
  template: `
    <a
      [routerLink]="['/results', sold().auction.id, 'lots', sold().lotId]"
      [attr.data-testid]="'sold-' + sold().lotId"
    >
      <hp-plate [number]="sold().plate.number" [kind]="sold().plate.kind" [colour]="sold().plate.colour" />
      <span class="price">
        <strong>{{ sold().hammerPriceFen | yuan }}</strong>
        @if (sold().outcome === 'defaulted') {
          <hp-lot-outcome outcome="defaulted" />
        }
      </span>
      <span class="when">{{ when() }}</span>
    </a>
  `,
  styles: `
    :host {
      display: block;
    }
    a {
      display: grid;
      grid-template-columns: 112px minmax(120px, 1fr) minmax(0, auto);
      align-items: center;
      gap: 4px 16px;
      min-height: 64px;
      padding: 8px 0;
      color: var(--hp-ink);
      text-decoration: none;
    }
    a:hover strong {
      color: var(--hp-blue);
      text-decoration: underline;
    }
    .price {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 12px;
    }
    strong {
      font-size: 1.125rem;
      font-variant-numeric: tabular-nums;
    }
    .when {
      color: var(--hp-ink-soft);
      font-size: 0.875rem;
      line-height: 1.25rem;
      text-align: end;
    }
    @media (max-width: 599px) {
      a {
        grid-template-columns: 112px minmax(0, 1fr);
        gap: 0 16px;
      }
      hp-plate {
        grid-row: 1 / 3;
      }
      .price {
        align-self: end;
      }
      .when {
        align-self: start;
        text-align: start;
      }
    }
  `,
})
export class SoldPlateLine {
  private readonly words = inject(Words);

  readonly sold = input.required<SoldPlateView>();

  protected readonly when = computed(() => {
    const { soldAtMs, auction } = this.sold();
    return `${this.words.date(soldAtMs)} · ${this.words.auctionTitle(auction.title)}`;
  });
}
