// One way to speak REST: under /api/v1 of the page's own origin, with the session cookie, answering with an outcome.
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable, timeout } from 'rxjs';
import { fail, type Outcome, succeed } from '../outcome';
import { readRefusal, unreachable } from './read-refusal';

export const API_BASE = '/api/v1';
const ANSWER_WITHIN_MS = 10_000;

@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  get<Value>(path: string, params: Readonly<Record<string, string | number>> = {}): Promise<Outcome<Value>> {
    return this.settle(this.http.get<Value>(API_BASE + path, { params }));
  }

  post<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.settle(this.http.post<Value>(API_BASE + path, body));
  }

  private async settle<Value>(request: Observable<Value>): Promise<Outcome<Value>> {
    try {
      const answered = request.pipe(timeout({ each: ANSWER_WITHIN_MS }));
      return succeed(await firstValueFrom(answered));
    } catch (error) {
      return fail(
        error instanceof Error && error.name === 'TimeoutError' ? unreachable() : readRefusal(error),
      );
    }
  }
}
