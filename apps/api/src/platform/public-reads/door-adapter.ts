// Express behind a listener of our own: what that answers never reaches it.
import type { RequestListener, Server } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { PublicReads } from './public-reads';

export class DoorAdapter extends ExpressAdapter {
  private listener: RequestListener | null = null;

  /** From now on these stand before Express. */
  answerFirst(reads: PublicReads): void {
    this.listener = reads.before(this.getInstance<RequestListener>());
  }

  override initHttpServer(options: NestApplicationOptions): void {
    super.initHttpServer(options);
    const server: Server = this.getHttpServer();
    const express = this.getInstance<RequestListener>();
    server.removeListener('request', express);
    server.on('request', (request, response) => (this.listener ?? express)(request, response));
  }
}
