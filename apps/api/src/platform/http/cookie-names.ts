// How the site's cookies are called. In production browsers take them over TLS alone, and no other host of the same domain can set them: `__Host-`.
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config';

/** The plain name of a cookie is what a developer's machine uses, where there is no TLS. */
type CookieNamer = (plain: string) => string;

type Where = Pick<Config, 'environment' | 'http'>;

const OWN = /^haopai\.[\w.-]+$/;
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

/**
 * Cookies that the release before has set are taken for those of this one, where the browser has none of these yet: an upgrade logs nobody out. They
 * stay where they are, for the instances of that release that go on beside this one. Goes with the release after.
 */
export function takeFormerCookies(request: Pick<IncomingMessage, 'headers'>, nameOf: CookieNamer): void {
  for (const header of ['cookie', 'haopai-asked-by'] as const) {
    const cookies = request.headers[header];
    if (typeof cookies === 'string' && cookies.includes('haopai.'))
      request.headers[header] = renamed(cookies, nameOf);
  }
}

function renamed(cookies: string, nameOf: CookieNamer): string {
  const pairs = cookies.split(/;\s*/).map((pair) => {
    const at = pair.indexOf('=');
    return at === -1 ? { name: '', rest: pair } : { name: pair.slice(0, at), rest: pair.slice(at) };
  });
  const names = new Set(pairs.map(({ name }) => name));
  return pairs
    .map(({ name, rest }) => {
      const now = OWN.test(name) ? nameOf(name) : name;
      return `${now === name || names.has(now) ? name : now}${rest}`;
    })
    .join('; ');
}
