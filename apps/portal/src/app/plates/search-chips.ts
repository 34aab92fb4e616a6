// One way to narrow a search as a row of links, one of which is chosen; the rest of the address stays.
import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

export interface SearchChip {
  readonly name: string;
  readonly testId: string;
  /** Merged into the address. */
  readonly change: Params;
  readonly isChosen: boolean;
}

@Component({
  selector: 'hp-search-chips',
  imports: [RouterLink],
  template: `
    <h2 [id]="name()">{{ heading() }}</h2>
    <ul>
      @for (chip of chips(); track chip.testId) {
        <li>
          <a
            [routerLink]="[]"
            queryParamsHandling="merge"
            [queryParams]="chip.change"
            [attr.aria-current]="chip.isChosen ? 'true' : null"
            [attr.data-testid]="chip.testId"
            >{{ chip.name }}</a
          >
        </li>
      }
    </ul>
  `,
  styleUrl: './search-chips.scss',
  host: { role: 'group', '[attr.aria-labelledby]': 'name()' },
})
export class SearchChips {
  /** Its heading's id. */
  readonly name = input.required<string>();
  readonly heading = input.required<string>();
  readonly chips = input.required<readonly SearchChip[]>();
}
