// Limits what is asked outside the api, which no guard of Nest sees: pages, their files, figures, and what is not there.
import type { RequestHandler } from 'express';
import { countByAddress, type RateLimits } from '../limits';
import type { Visitors } from './visitors';

/** Whoever answers there counts. */
const COUNTED_THERE = /^\/(api|log)\//;

export function createFileCount(limits: RateLimits, visitors: Visitors): RequestHandler {
  return (request, _response, next) => {
    if (COUNTED_THERE.test(request.path)) return next();
    const { lane, key } = visitors.of(request);
    const counted =
      lane === 'strangers' ? countByAddress(limits, 'file', request.ip ?? '') : limits.consume('file', key);
    counted.then((refusal) => next(refusal), next);
  };
}
