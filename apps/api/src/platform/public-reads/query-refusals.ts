// Refuses a query that the read at its address does not name, before anything is done for it: it would only be another address for the same.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../errors';
import { EdgeNotes } from './edge-notes';
import { ReadRoutes } from './read-routes';
import { refuseAtTheEdge } from './refuse-at-the-edge';

const READS = new Set<string | undefined>(['GET', 'HEAD']);

@Injectable()
export class QueryRefusals {
  constructor(
    private readonly routes: ReadRoutes,
    private readonly notes: EdgeNotes,
  ) {}

  before(others: RequestListener): RequestListener {
    return (request, response) => {
      if (!this.refuse(request, response)) others(request, response);
    };
  }

  private refuse(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '' } = request;
    const at = url.indexOf('?');
    if (at < 0 || !READS.has(method)) return false;
    const beganAtMs = performance.now();
    const route = this.routes.of(url.slice(0, at));
    const fields = route?.query.broken(url.slice(at + 1)) ?? [];
    if (route === null || fields.length === 0) return false;
    const status = refuseAtTheEdge(request, response, new RefusalError('REQUEST.INVALID', { fields }));
    this.notes.note(request, route.pattern, status, beganAtMs);
    return true;
  }
}
