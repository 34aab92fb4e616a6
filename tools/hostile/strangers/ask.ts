// One request of a stranger, from the stranger's own address, over a connection that is kept as a browser keeps it.
import { Agent, request } from 'node:http';
import type { Scene } from './scene';

export interface Question {
  readonly path: string;
  /** Posted as JSON; left out for a GET. */
  readonly body?: object;
}

const ANSWER_PATIENCE_MS = 10_000;
/** As browsers have, to one site. */
const CONNECTIONS_EACH = 6;

/** Keeps the connections of each address apart. */
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_EACH, maxFreeSockets: CONNECTIONS_EACH });

/** Resolves with the status, or with what went wrong; never rejects. */
export function ask(
  { host, port, baseUrl }: Scene,
  address: string,
  { path, body }: Question,
): Promise<string> {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Promise((resolve) => {
    const asked = request(
      {
        ...{ agent, host, port, path, localAddress: address },
        method: text === null ? 'GET' : 'POST',
        headers: {
          'Accept-Encoding': 'gzip, deflate, br',
          'Accept-Language': 'zh-CN,zh;q=0.9',
          ...(text !== null && {
            Origin: baseUrl,
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(text),
          }),
        },
        signal: AbortSignal.timeout(ANSWER_PATIENCE_MS),
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(String(response.statusCode)));
        response.once('error', ({ name }) => resolve(name));
      },
    );
    asked.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.name === 'TimeoutError' || error.name === 'AbortError'
          ? 'no answer'
          : (error.code ?? error.name),
      ),
    );
    asked.end(text ?? undefined);
  });
}
