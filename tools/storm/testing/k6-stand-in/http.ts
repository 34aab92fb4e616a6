// Stands in for k6/http where there is no k6: as much of it as load-tests/ uses, on Node's fetch.

interface Params {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
}

/** Nothing is kept from answers. */
class CookieJar {}

/** Status 0 when no answer comes. */
async function asyncRequest(
  method: string,
  url: string,
  body: string | null,
  { headers, timeout }: Params,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(timeout) });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

export default { asyncRequest, CookieJar };
