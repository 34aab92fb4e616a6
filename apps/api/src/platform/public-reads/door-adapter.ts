// Express behind listeners of our own: what they answer never reaches it.
import type { RequestListener, Server } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { DoorLanes } from '../lanes';
import type { PublicReads } from './public-reads';

export class DoorAdapter extends ExpressAdapter {
  private listener: RequestListener | null = null;

  /** From now on public reads are answered from memory, and all else goes by its lane. */
  answerFirst(reads: PublicReads, lanes: DoorLanes): void {
    const express = this.getInstance<RequestListener>();
    this.listener = reads.before(lanes.before(express), express);
  }

  override initHttpServer(options: NestApplicationOptions): void {
    super.initHttpServer(options);
    const server: Server = this.getHttpServer();
    const express = this.getInstance<RequestListener>();
    server.removeListener('request', express);
    server.on('request', (request, response) => (this.listener ?? express)(request, response));
  }
}
