// One line a request, with an id that goes out as x-request-id. Health probes and files are quiet.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpLogger, pinoHttp } from 'pino-http';
import type { ProgramLog } from './program-log';

const REQUEST_ID = /^[\w.-]{8,64}$/;

export function createRequestLog(logger: ProgramLog): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const id = requestIdOf(request);
      response.setHeader('x-request-id', id);
      return id;
    },
    customLogLevel: (request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return 'error';
      return isQuiet(request) ? 'debug' : 'info';
    },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutPerson(withoutQuery(request.url)),
      }),
      res: (response: ServerResponse | { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

/**
 * Names a request, before anybody looks at it. What it came with is taken from our own proxy alone: anybody else could give theirs the name of
 * another's, and nobody would find either in the log.
 */
export function nameRequest({ headers }: IncomingMessage, isBehindProxy: boolean): void {
  const given = headers['x-request-id'];
  if (!isBehindProxy || typeof given !== 'string' || !REQUEST_ID.test(given))
    headers['x-request-id'] = randomUUID();
}

/** As it was named. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const name = headers['x-request-id'];
  return typeof name === 'string' ? name : randomUUID();
}

function isQuiet(request: IncomingMessage): boolean {
  const path = withoutQuery(request.url ?? '');
  return !path.startsWith('/api/') || path.startsWith('/api/health/');
}

/** Of the addresses only these hold what somebody chose to be called, and whose car is whose. */
function withoutPerson(path: string): string {
  return path.replace(/(\/(?:usernames|vins)\/).+/, '$1***');
}

function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
