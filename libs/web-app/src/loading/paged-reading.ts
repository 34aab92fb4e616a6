// One page of a list, read by the page's question: another page or another search is another question.
import { computed, type Signal } from '@angular/core';
import type { Page } from '@haopai/contracts';
import type { ReadRequest } from '@haopai/web-data';
import { reading, type ReadingOptions, type ReadResource } from '@haopai/web-data/reading';
import type { Failure } from '../words/words';

/** What a list's frame shows, however the list is loaded. */
export interface ShownList<Item> {
  readonly state: Signal<
    | { readonly status: 'loading' }
    | { readonly status: 'ready'; readonly value: Page<Item>; readonly stale?: Failure | null }
    | ({ readonly status: 'failed' } & Failure)
  >;
  readonly items: Signal<readonly Item[]>;
  readonly pages: Signal<number>;
  reload(): void;
}

export type PagedReading<Item> = ReadResource<Page<Item>> & ShownList<Item>;

/** As `reading()`. */
export function pagedReading<Item>(
  ask: () => ReadRequest<Page<Item>> | undefined,
  options?: ReadingOptions,
): PagedReading<Item> {
  const page = reading(ask, options);
  return {
    ...page,
    items: computed(() => page.value()?.items ?? []),
    pages: computed(() => {
      const shown = page.value();
      return shown === null ? 0 : Math.ceil(shown.total / shown.size);
    }),
  };
}
