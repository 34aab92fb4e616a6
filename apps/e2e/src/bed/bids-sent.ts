// Listens at a page's socket: which bids truly left the browser, whatever the page shows.
import type { Page } from 'playwright-core';

const BID = /^42\/live,\d+\["lot\.bid",(?<body>\{.*\})\]$/s;

/** Between messages that are posted together, where no WebSocket gets through. */
const BETWEEN = '\u001e';

/** Ask before the page opens its socket. The list grows by the amount, in fen, of each bid that is sent. */
export function listenForBids(page: Page): readonly number[] {
  const amountsFen: number[] = [];
  const hear = (message: string): void => {
    const body = BID.exec(message)?.groups?.body;
    if (body !== undefined) amountsFen.push((JSON.parse(body) as { amountFen: number }).amountFen);
  };
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => hear(payload.toString())));
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/socket.io/'))
      (request.postData() ?? '').split(BETWEEN).forEach(hear);
  });
  return amountsFen;
}
