// Listens at a page's socket: which bids truly left the browser, whatever the page shows.
import type { Page } from 'playwright-core';

const BID = /^42\/live,\d+\["lot\.bid",(?<body>\{.*\})\]$/s;

/** Ask before the page opens its socket. The list grows by the amount, in fen, of each bid that is sent. */
export function listenForBids(page: Page): readonly number[] {
  const amountsFen: number[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const body = BID.exec(payload.toString())?.groups?.body;
      if (body !== undefined) amountsFen.push((JSON.parse(body) as { amountFen: number }).amountFen);
    }),
  );
  return amountsFen;
}
