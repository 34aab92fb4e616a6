// The frame of a list of one's own: what is shown while it loads, when it failed, when it is empty, and its pages.
import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, Directive, inject, input, TemplateRef } from '@angular/core';
import { Words } from '@haopai/web-app';
import { NoSuchPage, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, type ShownList } from '@haopai/web-app/loading';
import { Skeleton } from '@haopai/web-ui';

/** `<ng-template [hpRow]="list" let-item>`: how one item looks. */
@Directive({ selector: '[hpRow]' })
export class OwnListRow<Item extends object> {
  readonly hpRow = input.required<ShownList<Item>>();
  readonly template = inject<TemplateRef<{ $implicit: Item }>>(TemplateRef);

  static ngTemplateContextGuard<Item extends object>(
    _row: OwnListRow<Item>,
    context: unknown,
  ): context is { $implicit: Item } {
    return context !== null;
  }
}

@Component({
  selector: 'hp-own-list',
  imports: [LoadFailed, LoadStale, NgTemplateOutlet, NoSuchPage, Pager, Skeleton],
  template: `
    @let state = list().state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="skeletons()" [height]="skeletonHeight()" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed [heading]="failed()" [failure]="state" (again)="list().reload()" />
      }
      @case ('ready') {
        <hp-load-stale [why]="state.stale" />
        @for (item of state.value.items; track keyOf()(item)) {
          <ng-container [ngTemplateOutlet]="row().template" [ngTemplateOutletContext]="{ $implicit: item }" />
        } @empty {
          @if (page() > 1) {
            <hp-no-such-page />
          } @else {
            <ng-content select="[hpEmpty]" />
          }
        }
        @if (list().pages() > 1 && list().items().length > 0) {
          <hp-pager [page]="page()" [pages]="list().pages()" />
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--own-list-gap, 20px);
      min-width: 0;
    }
  `,
})
export class OwnList<Item extends object> {
  readonly list = input.required<ShownList<Item>>();
  readonly page = input.required<number>();
  /** What is said when the list could not be loaded. */
  readonly failed = input.required<string>();
  readonly skeletons = input(3);
  /** Of each, in pixels. */
  readonly skeletonHeight = input.required<number>();
  /** What makes an item the same one after the list was asked for again. */
  readonly keyOf = input<(item: Item) => unknown>((item) => ('id' in item ? item.id : item));
  protected readonly row = contentChild.required<OwnListRow<Item>>(OwnListRow);

  protected readonly say = inject(Words).say;
}
