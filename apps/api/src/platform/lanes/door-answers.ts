// What whoever is turned away at the door reads: a refusal in the shape of all others, or a page that looks again by itself for who navigates.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTP_STATUS_OF_CODE, JSON_BODY_MAX_BYTES, RefusalError } from '../errors';
import { requestIdOf } from '../logging';
import { COME_AGAIN_MS } from './lanes';

const OF_SESSIONS = /^\/api\/v1\/(?:admin|me)\//;
const RETRY_AFTER_S = COME_AGAIN_MS / 1_000;
const PAGE =
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="${RETRY_AFTER_S}">` +
  '<meta name="viewport" content="width=device-width"><title>号牌</title>' +
  '<h1>访问人数过多</h1>' +
  `<p>本页每隔 ${RETRY_AFTER_S} 秒自动重试。已确认的出价不会丢失。</p>` +
  `<p lang="en">Too many visitors at the moment; this page tries again every ${RETRY_AFTER_S} seconds. Confirmed bids are safe.</p></html>`;

/** Told again in so long. */
export function sayBusy(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.headers.accept?.includes('text/html') === true;
  response.setHeader('retry-after', String(RETRY_AFTER_S));
  if (isPage) say(response, requestIdOf(request), { status: 503, type: 'text/html', text: PAGE });
  else sayRefusal(request, response, new RefusalError('SERVER.BUSY', { retryAfterMs: COME_AGAIN_MS }));
}

/** Whoever has no session has nothing long to send: where one is wanted they are told so, and elsewhere that it is too long. */
export function refuseLongBody(request: IncomingMessage, response: ServerResponse): void {
  const wantsSession = OF_SESSIONS.test(request.url ?? '');
  const refusal = wantsSession
    ? new RefusalError('SESSION.MISSING', {})
    : new RefusalError('REQUEST.TOO_LARGE', { maxBytes: JSON_BODY_MAX_BYTES });
  sayRefusal(request, response, refusal);
}

function sayRefusal(request: IncomingMessage, response: ServerResponse, { code, data }: RefusalError): void {
  const id = requestIdOf(request);
  const text = JSON.stringify({ code, data, requestId: id });
  say(response, id, { status: HTTP_STATUS_OF_CODE[code], type: 'application/json', text });
}

function say(
  response: ServerResponse,
  id: string,
  answer: { readonly status: number; readonly type: string; readonly text: string },
): void {
  response.writeHead(answer.status, {
    'content-type': `${answer.type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-request-id': id,
  });
  response.end(answer.text);
}
