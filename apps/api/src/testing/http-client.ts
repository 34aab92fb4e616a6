// A browser's worth of HTTP for specs: keeps cookies, sends the site's own Origin, reads JSON, and comes again where the edge is busy.
import { setTimeout as sleep } from 'node:timers/promises';
import { COME_AGAIN_MS } from '../platform/lanes';

const BUSY_TRIES_MAX = 60;
/** A machine that is late for a crowd of strangers has caught up sooner than pages are told to come again. */
const TRY_AGAIN_MS = 500;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON body, or null when there is none. */
  readonly body: unknown;
}

export class HttpClient {
  private readonly cookies = new Map<string, string>();

  /** `isHasty`: reads itself that the edge is busy, instead of coming again as pages do. */
  constructor(
    private readonly origin: string,
    private readonly isHasty = false,
  ) {}

  /** For a socket's handshake. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  /** `headers` may replace Origin. */
  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.send('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });
  }

  put(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.send('PUT', path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });
  }

  delete(path: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.send('DELETE', path, undefined, headers);
  }

  async send(...asked: Parameters<HttpClient['sendOnce']>): Promise<HttpAnswer> {
    let answer = await this.sendOnce(...asked);
    for (let tries = 1; !this.isHasty && isEdgeBusy(answer) && tries < BUSY_TRIES_MAX; tries += 1) {
      await sleep(TRY_AGAIN_MS);
      answer = await this.sendOnce(...asked);
    }
    return answer;
  }

  private async sendOnce(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      body: body ?? null,
      headers: { Origin: this.origin, Cookie: this.cookieHeader, ...headers },
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const text = await textOf(response);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text || null,
    };
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';', 1);
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** Nothing has been done for who is turned away there. */
function isEdgeBusy({ status, body }: HttpAnswer): boolean {
  if (status !== 503) return false;
  const { code, data } = (body ?? {}) as { code?: string; data?: { retryAfterMs?: number } };
  return code === 'SERVER.BUSY' && data?.retryAfterMs === COME_AGAIN_MS;
}

/** Of an answer that goes on, its first piece. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const text = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const piece = await text?.read();
  await text?.cancel();
  return piece?.value ?? '';
}
