// Where the office has a host of its own: that host answers nothing but the office, and no other host answers it.
import type { NextFunction, Request, Response } from 'express';
import type { Config, HttpConfig } from '../config';
import { RefusalError } from '../errors';

const OFFICE_PAGE = '/admin/';
const OFFICE = /^\/(admin|api\/v1\/admin)(\/|$)/;
const HEALTH = /^\/api\/health(\/|$)/;
/** Alike for everybody, and shown on pages of the office: pictures of articles, and an auction's announcement to print. */
const SHOWN_IN_OFFICE = /^\/api\/v1\/(pictures\/[\w.-]+|auctions\/\d+\/announcement)$/;
const NO_PAGE = /^\/(api|socket\.io|metrics|dev)(\/|$)/;

/** By the Host that was asked; false where the office has none of its own. */
export function isOfficeHost(
  { officeHost }: Pick<HttpConfig, 'officeHost'>,
  host: string | undefined,
): boolean {
  return officeHost !== null && host?.toLowerCase() === officeHost;
}

export function createOfficeDoor({ http, siteOrigin }: Pick<Config, 'http' | 'siteOrigin'>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { path, headers } = request;
    if (http.officeHost === null || HEALTH.test(path)) return next();
    const isOffice = OFFICE.test(path);
    if (!isOfficeHost(http, headers.host))
      return next(isOffice ? new RefusalError('REQUEST.NOT_FOUND', {}) : undefined);
    if (isOffice || (isReading(request) && SHOWN_IN_OFFICE.test(path))) return next();
    if (!isReading(request) || NO_PAGE.test(path)) return next(new RefusalError('REQUEST.NOT_FOUND', {}));
    // Pages of the office link to what citizens see.
    response.redirect(302, path === '/' ? OFFICE_PAGE : `${siteOrigin}${ownAddress(request.originalUrl)}`);
  };
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** One slash at its front: two would begin the name of another host. */
function ownAddress(url: string): string {
  return `/${url.replace(/^[/\\]+/, '')}`;
}
