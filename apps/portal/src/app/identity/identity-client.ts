// Whether one is known to be who one says, over REST.
import { inject, Injectable } from '@angular/core';
import type { CorrectIdentityBody, OwnIdentityView } from '@haopai/contracts';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class IdentityClient {
  private readonly api = inject(ApiClient);

  own(): ReadRequest<OwnIdentityView> {
    return { path: '/me/identity' };
  }

  /** Answers within a few seconds, also where nobody has said anything. */
  check(): Promise<Outcome<OwnIdentityView>> {
    return this.api.post('/me/identity/check', {});
  }

  correct(body: CorrectIdentityBody): Promise<Outcome<OwnIdentityView>> {
    return this.api.put('/me/identity', body);
  }

  takeRegion(region: string): Promise<Outcome<OwnIdentityView>> {
    return this.api.put('/me/identity/region', { region });
  }
}
