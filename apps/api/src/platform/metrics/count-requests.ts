// Counts every request once it is answered, under the pattern of its address: `/api/v1/lots/:id`, never `/api/v1/lots/7`.
import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from './metrics';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Pages, files, and addresses that are not there. */
const NO_ROUTE = 'none';
const OTHER_METHOD = 'other';

export function createRequestCount(metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.once('finish', () => {
      const method = METHODS.includes(request.method) ? request.method : OTHER_METHOD;
      metrics.noteRequest(method, routeOf(request), response.statusCode);
    });
    next();
  };
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return NO_ROUTE;
  return typeof route.path === 'string' ? route.path : NO_ROUTE;
}
