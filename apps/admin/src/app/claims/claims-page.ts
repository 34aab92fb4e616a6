// Claims that wait, what is due first before all; and those of every other state.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AdminClaimLine, CLAIM_ABOUTS, CLAIM_FILTERS } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { StateChip } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import { CLAIM_TONES, haste, thingOf } from './claim-looks';
import { ClaimsClient } from './claims-client';

const ASSIGNED = ['mine', 'nobody'] as const;
const [USUAL, ...OTHERS] = CLAIM_FILTERS;

@Component({
  selector: 'hp-claims-page',
  imports: [ListFrame, MomentPipe, RouterLink, SelectField, StateChip],
  templateUrl: './claims-page.html',
  styles: `
    .time hp-state-chip {
      margin-left: 8px;
    }
    .made {
      display: block;
      font-weight: 400;
    }
  `,
  host: { class: 'hp-page' },
})
export class ClaimsPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(ClaimsClient);

  readonly filter = input<string>();
  readonly about = input<string>();
  readonly assigned = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly tones = CLAIM_TONES;
  private readonly chosen = computed(() => ({
    filter: CLAIM_FILTERS.find((one) => one === this.filter()) ?? USUAL,
    about: CLAIM_ABOUTS.find((one) => one === this.about()) ?? null,
    assigned: ASSIGNED.find((one) => one === this.assigned()) ?? null,
  }));
  protected readonly list = pagedReading(() => this.client.page(this.chosen(), this.page()));
  protected readonly texts = computed(() => {
    const { filter, about, assigned } = this.chosen();
    return { filter: filter === USUAL ? '' : filter, about: about ?? '', assigned: assigned ?? '' };
  });
  protected readonly filters = computed(() => this.options('claim.filter', OTHERS));
  protected readonly abouts = computed(() => this.options('claim.about', CLAIM_ABOUTS));
  protected readonly ways = computed(() => this.options('claim.assigned', ASSIGNED));

  protected choose(name: 'filter' | 'about' | 'assigned', text: string): void {
    const queryParams = { [name]: text === '' ? null : text, page: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected thing(claim: AdminClaimLine): string {
    return thingOf(claim, this.words.auctionTitle);
  }

  protected hasteOf(claim: AdminClaimLine): 'late' | 'soon' | null {
    return haste(claim, Date.now());
  }

  private options(key: string, values: readonly string[]) {
    return values.map((value) => ({ value, label: this.say(`${key}.${value}`) }));
  }
}
