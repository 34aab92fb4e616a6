// Web push over REST: the site's key, and this browser among one's own.
import { inject, Injectable } from '@angular/core';
import type { PushEndpointBody, PushKeyView, PushSubscriptionBody } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class PushClient {
  private readonly api = inject(ApiClient);

  key(): Promise<Outcome<PushKeyView>> {
    return this.api.get('/push/key');
  }

  subscribe(body: PushSubscriptionBody): Promise<Outcome<unknown>> {
    return this.api.post('/me/push-subscriptions', body);
  }

  unsubscribe(body: PushEndpointBody): Promise<Outcome<unknown>> {
    return this.api.delete('/me/push-subscriptions', body);
  }
}
