// Calls that change something must come from our own pages: the Origin header says so (wire.md).
import type { NextFunction, Request, Response } from 'express';
import type { HttpConfig } from '../config';
import { RefusalError } from '../errors';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Listed origins; with none listed, the pages of the host that was asked. Sockets ask the same question. */
export function isOwnOrigin(
  config: HttpConfig,
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (config.origins.length > 0) return config.origins.includes(origin);
  return host !== undefined && new URL(origin).host === host;
}

export function createOriginCheck(config: HttpConfig) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const isOwn =
      SAFE_METHODS.includes(request.method) ||
      isOwnOrigin(config, request.headers.origin, request.headers.host);
    next(isOwn ? undefined : new RefusalError('REQUEST.BAD_ORIGIN', {}));
  };
}
