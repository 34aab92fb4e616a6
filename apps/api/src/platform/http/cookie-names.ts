// How the site's cookies are called. In production browsers take them over TLS alone, and no other host of the same domain can set them: `__Host-`.
import type { Config } from '../config';

/** The plain name of a cookie is what a developer's machine uses, where there is no TLS. */
export type CookieNamer = (plain: string) => string;

type Where = Pick<Config, 'environment' | 'http'>;

const STAFFS = /^haopai\.staff/;
/** Where no host is the office's own, its cookies keep away from the portal by their path, which `__Host-` does not allow. */
const STAFF_PATH = '/api/v1/admin';

export function cookieNamer({ environment, http }: Where): CookieNamer {
  if (environment !== 'production') return (plain) => plain;
  return (plain) => `${STAFFS.test(plain) && http.officeHost === null ? '__Secure-' : '__Host-'}${plain}`;
}

export function staffCookiePath({ http }: Where): string {
  return http.officeHost === null ? STAFF_PATH : '/';
}

/** Of a Cookie header; null where it stands there under no or another name. A plain name counts nowhere but where it is the site's own. */
export function readCookie(cookies: string | undefined, name: string): string | null {
  const start = `${name}=`;
  const pair = cookies?.split(/;\s*/).find((each) => each.startsWith(start));
  return pair?.slice(start.length) ?? null;
}
