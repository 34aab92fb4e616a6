// One request of a stranger, from the stranger's own address, over connections that are kept as a browser keeps them.
import { Agent, request } from 'node:http';
import { STRANGERS_MAX, type Scene } from './scene';

export interface Question {
  readonly path: string;
  /** GET when left out, and nothing is posted. */
  readonly method?: 'GET' | 'HEAD';
  /** Posted as JSON; left out for a GET. */
  readonly body?: object;
}

const ANSWER_PATIENCE_MS = 10_000;
/** As browsers have, to one site. */
const CONNECTIONS_EACH = 6;

/** Each stranger has a browser, also where all are behind one address. */
const browsers = new Map<number, Agent>();

function browserOf(nth: number): Agent {
  const stranger = nth % STRANGERS_MAX;
  const known = browsers.get(stranger) ?? new Agent({ keepAlive: true, maxSockets: CONNECTIONS_EACH });
  browsers.set(stranger, known);
  return known;
}

/** Of the nth. Resolves with the status, or with what went wrong; never rejects. */
export function ask(
  { host, port, baseUrl, addressOf }: Scene,
  nth: number,
  { path, body, method = 'GET' }: Question,
): Promise<string> {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Promise((resolve) => {
    const asked = request(
      {
        ...{ agent: browserOf(nth), host, port, path, localAddress: addressOf(nth) },
        method: text === null ? method : 'POST',
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
