// One request as it is written, by node:http: no address is tidied up, every header may be set, and it comes from an address of one's choice.
import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const PATIENCE_MS = 60_000;

export interface Question {
  readonly method?: string;
  /** As it goes over the line. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** On this machine all of 127/8 is ours. */
  readonly from?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Set-Cookie lines. */
  readonly cookies: readonly string[];
  readonly text: string;
  readonly ms: number;
  /** The refusal's code, or an empty text. */
  readonly code: string;
}

/** Rejects only when there is no answer. */
export function ask(baseUrl: string, question: Question): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body, from } = question;
  const { protocol, hostname, port, host } = new URL(baseUrl);
  const send = protocol === 'https:' ? requestHttps : requestHttp;
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = send(
      {
        ...{ host: hostname.replace(/^\[|\]$/g, ''), port, method, path, localAddress: from },
        headers: { Host: host, ...length, ...headers },
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.once('error', reject);
        answer.once('end', () => {
          const text = Buffer.concat(pieces).toString('utf8');
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            cookies: answer.headers['set-cookie'] ?? [],
            text,
            ms: performance.now() - startedAt,
            code: codeOf(text),
          });
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Null where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** When to come again, in ms, where a limit names it. */
export function waitOf({ text }: Answer): number | undefined {
  const { data } = (jsonOf(text) ?? {}) as { data?: { retryAfterMs?: number } };
  return data?.retryAfterMs;
}

function codeOf(text: string): string {
  const answer = jsonOf(text) as { code?: unknown } | null;
  return typeof answer?.code === 'string' ? answer.code : '';
}
