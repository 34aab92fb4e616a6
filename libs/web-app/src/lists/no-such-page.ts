// A page number beyond the last, and the way back to the first.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Notice } from '@haopai/web-ui';
import { Words } from '../words/words';

@Component({
  selector: 'hp-no-such-page',
  imports: [Notice, RouterLink],
  template: `
    <hp-notice kind="empty" [heading]="say('pager.noSuchPage')">
      <a
        hpAction
        class="hp-button quiet"
        [routerLink]="[]"
        queryParamsHandling="merge"
        [queryParams]="{ page: null }"
        >{{ say('pager.first') }}</a
      >
    </hp-notice>
  `,
})
export class NoSuchPage {
  protected readonly say = inject(Words).say;
}
