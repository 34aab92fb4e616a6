// The back office's way to the server: addresses below /api/v1/admin, answers as outcomes. Where a session is over, or a passkey
// or a code is due, it waits for the log-in or for that over the page and asks again.
import { inject, Injectable } from '@angular/core';
import { ApiClient, isSessionOver, type Outcome, type QueryParams, type ReadRequest } from '@haopai/web-data';
import { ConfirmationDue, type Wanted } from '../passkeys/confirmation-due';
import { SessionLapse } from '../session/session-lapse';

const BASE = '/admin';
/** What an act wants first, by its refusal. */
const WANTED: Readonly<Record<string, Wanted | undefined>> = {
  'PASSKEY.NEEDED': 'passkey',
  'STAFF.CODE_NEEDED': 'code',
};
/** Questions of the log-in itself. */
const OF_LOG_IN = /^\/(?:me$|auth\/)/;

@Injectable({ providedIn: 'root' })
export class AdminApi {
  private readonly api = inject(ApiClient);
  private readonly lapse = inject(SessionLapse);
  private readonly confirmation = inject(ConfirmationDue);

  /** For `reading()`. What is undefined or null or '' is not asked for. */
  at<Value>(path: string, params: SearchParams = {}): ReadRequest<Value> {
    return { path: BASE + path, params: givenOf(params) };
  }

  /** A search whose words must stand in no address. */
  search<Value>(path: string, body: object): ReadRequest<Value> {
    return { path: BASE + path, body };
  }

  get<Value>(path: string, params: SearchParams = {}): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.ask(this.at<Value>(path, params)));
  }

  post<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.post<Value>(BASE + path, body));
  }

  /** A file as the bare body. */
  upload<Value>(path: string, file: Blob): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.upload<Value>(BASE + path, file));
  }

  /** Sent twice under the same key (`OnceDesk`) it is done once. */
  postOnce<Value>(path: string, body: object, key: string): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.postOnce<Value>(BASE + path, body, key));
  }

  put<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.put<Value>(BASE + path, body));
  }

  patch<Value>(path: string, body: object): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.patch<Value>(BASE + path, body));
  }

  delete<Value>(path: string, body?: object): Promise<Outcome<Value>> {
    return this.whileIn(path, () => this.api.delete<Value>(BASE + path, body));
  }

  /** A file that the server makes, such as an export. */
  file(path: string, params: SearchParams = {}): Promise<Outcome<Blob>> {
    return this.whileIn(path, () => this.api.file(BASE + path, givenOf(params)));
  }

  /** A server that knows no session, or wants a passkey or a code, has done nothing: asked again, it is done once. */
  private async whileIn<Value>(path: string, ask: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const answer = await ask();
    if (answer.ok || OF_LOG_IN.test(path)) return answer;
    const wanted = WANTED[answer.refusal.code];
    if (wanted !== undefined) return (await this.confirmation.untilShown(wanted)) ? ask() : answer;
    if (!isSessionOver(answer.refusal)) return answer;
    return (await this.lapse.untilBack()) ? this.whileIn(path, ask) : answer;
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
