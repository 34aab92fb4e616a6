// What a page asks the server for, as data: clients make it, `reading()` and `ApiClient.ask()` send it.

export type QueryParams = Readonly<Record<string, string | number>>;

declare const answer: unique symbol;

export interface ReadRequest<Value> {
  /** Below /api/v1. */
  readonly path: string;
  readonly params?: QueryParams;
  /** For a search whose words must stand in no address: sent by POST. */
  readonly body?: object;
  /** Never there: it carries the type of the answer. */
  readonly [answer]?: Value;
}

/** The same text for the same question. */
export function textOfRequest({ path, params = {}, body = {} }: ReadRequest<unknown>): string {
  return JSON.stringify([path, params, body]);
}
