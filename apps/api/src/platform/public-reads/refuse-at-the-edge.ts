// A refusal in the shape of all others, for whom no handler has seen.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorBody } from '@haopai/contracts';
import { HTTP_STATUS_OF_CODE, type RefusalError } from '../errors';
import { requestIdOf } from '../logging';

const MS_PER_S = 1_000;

/** The status is told, for who counts it. */
export function refuseAtTheEdge(
  request: IncomingMessage,
  response: ServerResponse,
  { code, data }: RefusalError,
): number {
  const requestId = requestIdOf(request);
  const status = HTTP_STATUS_OF_CODE[code];
  const bytes = Buffer.from(JSON.stringify({ code, data, requestId } satisfies ErrorBody));
  if ('retryAfterMs' in data) response.setHeader('retry-after', Math.ceil(data.retryAfterMs / MS_PER_S));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  });
  response.end(bytes);
  return status;
}
