// The searches that a citizen has saved, over REST.
import { inject, Injectable } from '@angular/core';
import type { SavedSearches, SavedSearchView, SaveSearchBody } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

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
