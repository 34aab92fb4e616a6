// The back office's way to the server: addresses below /api/v1/admin, answers as outcomes.
import { inject, Injectable } from '@angular/core';
import { ApiClient, type Outcome, type QueryParams, type ReadRequest } from '@haopai/web-data';

const BASE = '/admin';

@Injectable({ providedIn: 'root' })
export class AdminApi {
  private readonly api = inject(ApiClient);

  /** For `reading()`. What is undefined or null or '' is not asked for. */
  at<Value>(path: string, params: SearchParams = {}): ReadRequest<Value> {
    return { path: BASE + path, params: givenOf(params) };
  }

  /** A search whose words must stand in no address. */
  search<Value>(path: string, body: object): ReadRequest<Value> {
    return { path: BASE + path, body };
  }

  get<Value>(path: string, params: SearchParams = {}): Promise<Outcome<Value>> {
    return this.api.ask(this.at<Value>(path, params));
  }

  post<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.api.post(BASE + path, body);
  }

  /** Sent twice under the same key (`OnceDesk`) it is done once. */
  postOnce<Value>(path: string, body: object, key: string): Promise<Outcome<Value>> {
    return this.api.postOnce(BASE + path, body, key);
  }

  put<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.api.put(BASE + path, body);
  }

  patch<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.api.patch(BASE + path, body);
  }

  delete<Value>(path: string, body?: object): Promise<Outcome<Value>> {
    return this.api.delete(BASE + path, body);
  }

  /** A file that the server makes, such as an export. */
  file(path: string, params: SearchParams = {}): Promise<Outcome<Blob>> {
    return this.api.file(BASE + path, givenOf(params));
  }
}

export type SearchParams = Readonly<Record<string, string | number | null | undefined>>;

function givenOf(params: SearchParams): QueryParams {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, value]],
    ),
  );
}
