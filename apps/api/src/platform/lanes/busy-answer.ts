// What whoever is turned away at the door reads: a refusal in the shape of all others, and who navigates a page that looks again by itself.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from '../logging';
import { COME_AGAIN_MS } from './lanes';

const RETRY_AFTER_S = COME_AGAIN_MS / 1_000;
const PAGE =
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="${RETRY_AFTER_S}">` +
  '<meta name="viewport" content="width=device-width"><title>号牌</title>' +
  '<h1>访问人数过多</h1>' +
  `<p>本页每隔 ${RETRY_AFTER_S} 秒自动重试。已确认的出价不会丢失。</p>` +
  `<p lang="en">Too many visitors at the moment; this page tries again every ${RETRY_AFTER_S} seconds. Confirmed bids are safe.</p></html>`;

export function sayBusy(request: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(request);
  const isPage = request.headers.accept?.includes('text/html') === true;
  const body = { code: 'SERVER.BUSY', data: { retryAfterMs: COME_AGAIN_MS }, requestId: id };
  response.writeHead(503, {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(RETRY_AFTER_S),
    'x-request-id': id,
  });
  response.end(isPage ? PAGE : JSON.stringify(body));
}
