// Stands in for k6/http where there is no k6: as much of it as load-tests/ uses, on Node's fetch.

interface Params {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
}

interface K6Response {
  readonly status: number;
  readonly body: string;
  readonly cookies: Readonly<Record<string, readonly { readonly value: string }[]>>;
}

/** Nothing is kept from answers. */
class CookieJar {}

/** Status 0 when no answer comes. */
async function asyncRequest(
  method: string,
  url: string,
  body: string | null,
  { headers, timeout }: Params,
): Promise<K6Response> {
  try {
    const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(timeout) });
    const cookies: Record<string, { readonly value: string }[]> = {};
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      cookies[name] = [{ value }];
    }
    return { status: response.status, body: await response.text(), cookies };
  } catch {
    return { status: 0, body: '', cookies: {} };
  }
}

export default { asyncRequest, CookieJar };
