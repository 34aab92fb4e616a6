// The plates at a fixed price that one watches, asked for again with news and when one comes back to the page.
import { inject, Injectable } from '@angular/core';
import { Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { withNews } from '../lists/news-list';
import { ListingWatchesClient } from './listing-watches-client';

@Injectable()
export class WatchedListingsStore {
  private readonly client = inject(ListingWatchesClient);
  private readonly session = inject(Session);
  /** Belong to one citizen, though everybody asks the same. What is taken off stays in sight until the page is left. */
  readonly list = reading(() => this.client.all(), { subject: () => String(this.session.citizenId()) });

  constructor() {
    withNews(() => this.list.reload());
  }

  /** Known, and empty. */
  isEmpty(): boolean {
    return this.list.value()?.items.length === 0;
  }
}
