// Express behind listeners of our own: what they answer never reaches it. What never arrives is cut.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express } from 'express';
import { REQUEST_TIMES, type RequestTimes, SlowConnections } from '../http';
import { ARRIVING_MAX_BYTES } from '../lanes';

export class DoorAdapter extends ExpressAdapter {
  private listener: RequestListener | null = null;

  constructor(
    instance: Express,
    private readonly times: RequestTimes = REQUEST_TIMES,
    /** Before anybody looks at a request. */
    private readonly prepare: (request: IncomingMessage) => void = () => undefined,
  ) {
    super(instance);
  }

  /** From now on `listener` hears of each request; by itself it hands on to Express what it does not answer. */
  answerFirst(before: (express: RequestListener) => RequestListener): void {
    this.listener = before(this.getInstance<RequestListener>());
  }

  override initHttpServer(): void {
    const express = this.getInstance<RequestListener>();
    const slow = new SlowConnections(this.times);
    const options = { ...this.times, highWaterMark: ARRIVING_MAX_BYTES };
    const server = createServer(options, (request, response) => {
      slow.noteRequest(request);
      request.url = inOriginForm(request.url ?? '');
      this.prepare(request);
      (this.listener ?? express)(request, response);
    });
    slow.watch(server);
    this.httpServer = server;
  }
}

/** An address may be written whole, as to a proxy (RFC 9112, 3.2.2): the router would find it, and nobody before the router. */
function inOriginForm(url: string): string {
  if (url.startsWith('/') || !URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
