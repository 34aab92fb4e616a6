// Two pages with a button and a price and nothing else: what a press costs when nobody judges, writes or draws more than a number.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { DESK, PHONE } from '../../browser/bidding-page';
import type { OpenRow } from '../measuring/row';
import { LOOPBACK } from '../../services';
import { openWatched, pressByTurns } from './press-to-price';

const PAGE = `<!doctype html><meta charset="utf-8"><title>bare</title>
<p data-testid="lot-price" data-fen="0">0</p><button data-testid="bid-submit">bid</button>
<script>
  const price = document.querySelector('p');
  new EventSource('/prices').onmessage = ({ data }) => {
    price.dataset.fen = price.textContent = data;
  };
  document.querySelector('button').onclick = () => void fetch('/bid', { method: 'POST' });
</script>`;

export async function openBareBidders(browser: Browser): Promise<OpenRow> {
  const site = await serveBareSale();
  const desk = await openWatched(browser, DESK, site.url);
  const phone = await openWatched(browser, PHONE, site.url);
  for (const page of [desk, phone]) await page.goto('/');
  const press = async (page: Page): Promise<string> => {
    const fen = String(site.price() + 1);
    await page.getByTestId('bid-submit').click();
    return fen;
  };
  return {
    measure: (durationMs) => pressByTurns([desk, phone], press, durationMs),
    close: async () => {
      await Promise.all([desk, phone].map((page) => page.context().close()));
      site.close();
    },
  };
}

interface BareSale {
  readonly url: string;
  price(): number;
  close(): void;
}

/** Each POST is a bid of one fen more, told at once to all who listen. */
async function serveBareSale(): Promise<BareSale> {
  const listeners = new Set<ServerResponse>();
  let price = 0;
  const server = createServer((request, response) => {
    if (request.url === '/prices') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else if (request.method === 'POST') {
      price += 1;
      for (const listener of listeners) listener.write(`data: ${price}\n\n`);
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${LOOPBACK}:${port}`, price: () => price, close };
}
