// State of the plates for sale: one page of one search, asked for anew when somebody logs in or out; and the regions to choose from.
import { computed, inject, Injectable, signal } from '@angular/core';
import { LISTINGS_COUNTED_MAX, type ListingView, type Page, type RegionView } from '@haopai/contracts';
import {
  type ListingQuery,
  ListingsClient,
  type Loaded,
  LOADING,
  RegionsClient,
  toLoaded,
} from '@haopai/web-data';

@Injectable()
export class PlatesStore {
  private readonly client = inject(ListingsClient);
  private readonly regionsClient = inject(RegionsClient);
  private readonly loaded = signal<Loaded<Page<ListingView>>>(LOADING);
  private readonly known = signal<readonly RegionView[]>([]);
  private query: ListingQuery | null = null;

  readonly list = this.loaded.asReadonly();
  /** Empty until they are there; without them every other way to look remains. */
  readonly regions = this.known.asReadonly();
  readonly total = computed(() => {
    const list = this.loaded();
    return list.status === 'ready' ? list.value.total : null;
  });
  /** There may be more than are counted and shown. */
  readonly isCut = computed(() => this.total() === LISTINGS_COUNTED_MAX);
  readonly pages = computed(() => {
    const list = this.loaded();
    return list.status === 'ready' ? Math.ceil(list.value.total / list.value.size) : 0;
  });

  async show(query: ListingQuery): Promise<void> {
    this.query = query;
    this.loaded.set(LOADING);
    const outcome = await this.client.page(query);
    // A slow answer to an earlier search must not cover the later one's.
    if (this.query === query) this.loaded.set(toLoaded(outcome));
  }

  async retry(): Promise<void> {
    if (this.query !== null) await this.show({ ...this.query });
  }

  async loadRegions(): Promise<void> {
    const regions = await this.regionsClient.list();
    if (regions.ok) this.known.set(regions.value);
  }
}
