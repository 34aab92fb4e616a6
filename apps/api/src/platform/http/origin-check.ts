// Calls that change something must come from our own pages: the Origin header says so (docs/wire.md, "REST").
import type { NextFunction, Request, Response } from 'express';
import type { HttpConfig } from '../config';
import { RefusalError } from '../errors';
import { isOfficeHost } from './office-door';
import { isProviderCall } from './provider-calls';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** A request that only asks. */
export function isSafe({ method }: Request): boolean {
  return SAFE_METHODS.includes(method);
}

/**
 * Listed origins; with none listed, the pages of the host that was asked. Sockets ask the same question. Where the office has a host of its own, its
 * pages change what is there and no other's, and its host hears none but them: both are one site to a browser, which sends cookies along.
 */
export function isOwnOrigin(
  config: Pick<HttpConfig, 'origins' | 'officeHost'>,
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: own } = new URL(origin);
  if (isOfficeHost(config, own) !== isOfficeHost(config, host)) return false;
  if (config.origins.length > 0) return config.origins.includes(origin);
  return /^https?:$/.test(protocol) && own === host;
}

export function createOriginCheck(config: HttpConfig) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { origin, host } = request.headers;
    // A provider has no page: what it says is signed instead.
    const mayPass = isSafe(request) || isProviderCall(request) || isOwnOrigin(config, origin, host);
    next(mayPass ? undefined : new RefusalError('REQUEST.BAD_ORIGIN', {}));
  };
}
