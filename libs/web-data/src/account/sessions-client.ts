// Where one is logged in, and how to end it there.
import { inject, Injectable } from '@angular/core';
import type { SessionView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class SessionsClient {
  private readonly api = inject(ApiClient);

  /** The newest use first. */
  all(): ReadRequest<readonly SessionView[]> {
    return { path: '/me/sessions' };
  }

  list(): Promise<Outcome<readonly SessionView[]>> {
    return this.api.ask(this.all());
  }

  end(id: string): Promise<Outcome<unknown>> {
    return this.api.delete(`/me/sessions/${encodeURIComponent(id)}`);
  }

  endOthers(): Promise<Outcome<unknown>> {
    return this.api.delete('/me/sessions');
  }
}
