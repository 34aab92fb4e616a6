// Between a page and the site: lets everything through, or answers 503 as a proxy does, never answers, or cuts each connection.
import type { Page, WebSocketRoute } from 'playwright-core';

export const FAILURES = ['away', 'hangs', 'cut'] as const;
/** `away` is a 503 without a word from our server. What `hangs` does so over REST alone: an open socket still tells. */
export type Failure = (typeof FAILURES)[number];

const ASKED = /\/(?:api\/v1|socket\.io)\//;

export class FailingLine {
  private failure: Failure | null = null;
  private readonly sockets = new Set<WebSocketRoute>();

  /** Before the page is opened, and for a visitor without a service worker, whose requests nobody could stop. */
  static async before(page: Page): Promise<FailingLine> {
    const line = new FailingLine();
    await page.route(ASKED, (route) => {
      if (line.failure === null || line.sparesSocket(route.request().url())) return route.continue();
      if (line.failure === 'away') return route.fulfill({ status: 503, body: '' });
      if (line.failure === 'cut') return route.abort('connectionreset');
      // Nothing more is heard of it, not even when the line is well again.
      return undefined;
    });
    await page.routeWebSocket(/\/socket\.io\//, (socket) => {
      if (line.failure !== null && !line.sparesSocket(socket.url())) {
        void socket.close();
        return;
      }
      socket.connectToServer();
      line.sockets.add(socket);
    });
    return line;
  }

  async fails(failure: Failure): Promise<void> {
    this.failure = failure;
    if (failure === 'hangs') return;
    await Promise.all([...this.sockets].map((socket) => socket.close().catch(() => undefined)));
    this.sockets.clear();
  }

  isWell(): void {
    this.failure = null;
  }

  private sparesSocket(url: string): boolean {
    return this.failure === 'hangs' && url.includes('/socket.io/');
  }
}
