// How long an answer may be kept on its way, said in this one place. Prices and clocks come from no browser's cache: it asks each time, and mostly hears 304.

import type { RequestHandler } from 'express';

/** What stands between, such as nginx, gives a public read to everybody for a second. */
const FOR_A_SECOND = { 'cache-control': 'no-cache', 'x-accel-expires': 1 } as const;
/** What never changes again. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable', 'x-accel-expires': 60 } as const;

/** What changes with a release alone. */
export const FOR_A_WHILE = { 'cache-control': 'public, max-age=300', 'x-accel-expires': 60 } as const;

/** Of a public read. */
export function cacheHeaders(isFinal: boolean): typeof FOR_A_SECOND | typeof FOR_EVER {
  return isFinal ? FOR_EVER : FOR_A_SECOND;
}

/** Every other answer of the api is somebody's own, unless its handler says otherwise. */
export function createNoStore(): RequestHandler {
  return (request, response, next) => {
    if (request.path.startsWith('/api/')) response.setHeader('cache-control', 'no-store');
    next();
  };
}
