// One way to speak REST: under /api/v1 of the page's own origin, with the session cookie, answering with an outcome.
import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { firstValueFrom, map, type Observable, Subject, timeout } from 'rxjs';
import { fail, type Outcome, succeed } from '../outcome';
import { CHANCE } from '../reading/chance';
import type { QueryParams, ReadRequest } from '../reading/read-request';
import { type Heard, READ_WITHIN_MS, unlessNoAnswer, untilAnswered } from '../reading/until-answered';
import { readRefusal, unreachable } from './read-refusal';

export const API_BASE = '/api/v1';
/** Later than this is no answer. */
export const ANSWER_WITHIN_MS = 10_000;
/** The server makes it while one waits. */
const FILE_WITHIN_MS = 120_000;

/** Server time, epoch milliseconds, for which a public answer is true. */
const TRUE_AT_HEADER = 'haopai-true-at';

export interface Dated<Value> {
  readonly value: Value;
  readonly trueAtMs: number | null;
}

@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly chance = inject(CHANCE);
  private readonly refused = new Subject<Refusal>();

  /** Every refusal, whoever asked: some tell more than the one who asked can handle, such as the end of a session. */
  readonly refusals = this.refused.asObservable();
  private readonly entered = new Subject<void>();
  /** Somebody is in again, on the page on which their session ended: what was turned away meanwhile is read anew. */
  readonly reentries = this.entered.asObservable();

  /** What only reads, once. For what a page shows: `reading()`. */
  ask<Value>({ path, params, body }: ReadRequest<Value>): Promise<Outcome<Value>> {
    return body === undefined ? this.get(path, params) : this.post(path, body);
  }

  /** What only reads, until there is an answer, with what happens meanwhile; an end to listening ends the asking. */
  hear<Value>(request: ReadRequest<Value>, isFinal = unlessNoAnswer): Observable<Heard<Value>> {
    const { path, params, body } = request;
    const options = { params, timeout: READ_WITHIN_MS };
    const send = (): Observable<Value> =>
      body === undefined
        ? this.http.get<Value>(API_BASE + path, options)
        : this.http.post<Value>(API_BASE + path, body, options);
    const { document, chance } = this;
    return untilAnswered(send, { document, chance, isFinal, note: ({ refusal }) => this.note(refusal) });
  }

  get<Value>(path: string, params: QueryParams = {}): Promise<Outcome<Value>> {
    return this.settle(this.http.get<Value>(API_BASE + path, { params }));
  }

  /** With the time for which the answer is true, where the server says one. */
  getDated<Value>(path: string, params: QueryParams = {}): Promise<Outcome<Dated<Value>>> {
    const answered = this.http.get<Value>(API_BASE + path, { params, observe: 'response' });
    return this.settle(
      answered.pipe(
        map(({ body, headers }) => ({
          // An answer without a body is none of our server's.
          value: body as Value,
          trueAtMs: timeOf(headers.get(TRUE_AT_HEADER)),
        })),
      ),
    );
  }

  post<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.settle(this.http.post<Value>(API_BASE + path, body));
  }

  /** A file as the bare body: on a slow line it takes its time. */
  upload<Value>(path: string, file: Blob): Promise<Outcome<Value>> {
    return this.settle(this.http.post<Value>(API_BASE + path, file), FILE_WITHIN_MS);
  }

  /** What creates money or holds something back: sent twice under the same key (a UUID) it is done once, with the same answer. */
  postOnce<Value>(path: string, body: object, key: string): Promise<Outcome<Value>> {
    return this.settle(this.http.post<Value>(API_BASE + path, body, { headers: { 'Idempotency-Key': key } }));
  }

  put<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.settle(this.http.put<Value>(API_BASE + path, body));
  }

  patch<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.settle(this.http.patch<Value>(API_BASE + path, body));
  }

  /** A file instead of JSON. */
  file(path: string, params: QueryParams = {}): Promise<Outcome<Blob>> {
    return this.settle(this.http.get(API_BASE + path, { params, responseType: 'blob' }), FILE_WITHIN_MS);
  }

  delete<Value>(path: string, body?: object): Promise<Outcome<Value>> {
    return this.settle(this.http.delete<Value>(API_BASE + path, { body }));
  }

  private async settle<Value>(
    request: Observable<Value>,
    withinMs = ANSWER_WITHIN_MS,
  ): Promise<Outcome<Value>> {
    try {
      const answered = request.pipe(timeout({ each: withinMs }));
      return succeed(await firstValueFrom(answered));
    } catch (error) {
      const refusal =
        error instanceof Error && error.name === 'TimeoutError'
          ? unreachable()
          : readRefusal(await asJson(error));
      this.note(refusal);
      return fail(refusal);
    }
  }

  noteReentry(): void {
    this.entered.next();
  }

  /** Tells those who listen to all refusals of one that came another way. */
  note(refusal: Refusal): void {
    this.refused.next(refusal);
  }
}

/** Whoever asked for a file gets the refusal as one, too. */
async function asJson(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  try {
    const { status } = error;
    return new HttpErrorResponse({ status, error: JSON.parse(await error.error.text()) as unknown });
  } catch {
    return error;
  }
}

function timeOf(header: string | null): number | null {
  const ms = header === null ? Number.NaN : Number(header);
  return Number.isSafeInteger(ms) && ms > 0 ? ms : null;
}
