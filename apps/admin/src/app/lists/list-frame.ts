// What stands around every list: while it loads, when it did not load, when there is nothing, and the ways to its other pages.
import { Component, computed, inject, input, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { NoSuchPage } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, type ShownList } from '@haopai/web-app/loading';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { PageNumbers } from './page-numbers';
import type { TableToTake } from './table-to-take';
import { TakeTable } from './take-table';

@Component({
  selector: 'hp-list-frame',
  imports: [Icon, LoadFailed, LoadStale, NoSuchPage, Notice, PageNumbers, Skeleton],
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
          <div class="head">
            <p class="hp-soft" role="status" data-testid="list-total">
              {{ say('list.total', { total: state.value.total }) }}
            </p>
            @if (table() !== null) {
              <button
                type="button"
                class="hp-button quiet small hp-unprinted"
                data-testid="take-table"
                [attr.aria-disabled]="taking.isBusy()"
                (click)="take()"
              >
                <hp-icon name="download" />{{ say(taking.isBusy() ? 'list.taking' : 'list.take') }}
              </button>
            }
          </div>
          @if (notTaken(); as refusal) {
            <hp-notice kind="failed" data-testid="not-taken" [heading]="sayRefusal(refusal)" />
          }
          <div class="hp-rows" tabindex="0" role="group" [attr.aria-label]="label()"><ng-content /></div>
          @if (list().pages() > 1) {
            <hp-page-numbers [page]="state.value.page" [pages]="list().pages()" />
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
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
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

  /** To be put into a file; null where it cannot. */
  readonly table = input<TableToTake | null>(null);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly taking = inject(TakeTable);
  protected readonly notTaken = signal<Refusal | null>(null);
  protected readonly page = computed(() => {
    const state = this.list().state();
    return state.status === 'ready' ? state.value.page : 1;
  });

  protected async take(): Promise<void> {
    const table = this.table();
    if (table === null) return;
    this.notTaken.set(null);
    this.notTaken.set(await this.taking.take(table));
  }
}
