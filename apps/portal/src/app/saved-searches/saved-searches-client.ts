// The searches that a citizen has saved, over REST.
import { inject, Injectable } from '@angular/core';
import type { SavedSearches, SavedSearchView, SaveSearchBody } from '@haopai/contracts';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class SavedSearchesClient {
  private readonly api = inject(ApiClient);

  all(): ReadRequest<SavedSearches> {
    return { path: '/me/saved-searches' };
  }

  save(body: SaveSearchBody): Promise<Outcome<SavedSearchView>> {
    return this.api.post('/me/saved-searches', body);
  }

  remove(searchId: number): Promise<Outcome<unknown>> {
    return this.api.delete(`/me/saved-searches/${searchId}`);
  }
}
