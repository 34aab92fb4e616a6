// What stands around every list: while it loads, when it did not load, when there is nothing, and the ways to its other pages.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { NoSuchPage, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, type ShownList } from '@haopai/web-app/loading';
import { Notice, Skeleton } from '@haopai/web-ui';

@Component({
  selector: 'hp-list-frame',
  imports: [LoadFailed, LoadStale, NoSuchPage, Notice, Pager, Skeleton],
  template: `
    @let state = list().state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="6" [height]="44" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed
          data-testid="list-failed"
          [heading]="say('list.failed')"
          [failure]="state"
          (again)="list().reload()"
        />
      }
      @case ('ready') {
        <hp-load-stale [why]="state.stale" />
        @if (state.value.items.length > 0) {
          <p class="hp-soft" role="status" data-testid="list-total">
            {{ say('list.total', { total: state.value.total }) }}
          </p>
          <div class="hp-rows" tabindex="0" role="group" [attr.aria-label]="label()"><ng-content /></div>
          @if (list().pages() > 1) {
            <hp-pager [page]="state.value.page" [pages]="list().pages()" />
          }
        } @else if (page() > 1) {
          <hp-no-such-page />
        } @else {
          <hp-notice kind="empty" data-testid="list-empty" [heading]="nothing()">{{
            nothingWords()
          }}</hp-notice>
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
})
export class ListFrame {
  private readonly words = inject(Words);

  readonly list = input.required<ShownList<unknown>>();
  /** What the list is of, for those who hear the page. */
  readonly label = input.required<string>();
  /** What is said when there is none, and how one comes about. */
  readonly nothing = input.required<string>();
  readonly nothingWords = input('');

  protected readonly say = this.words.say;
  protected readonly page = computed(() => {
    const state = this.list().state();
    return state.status === 'ready' ? state.value.page : 1;
  });
}
