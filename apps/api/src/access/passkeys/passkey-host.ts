// At which host the passkeys of each kind of people are made and shown: WebAuthn's relying party, which a browser holds a page to.
import type { Config } from '../../platform/config';
import type { Person } from './passkey';

/** Without a port. Where the office has a host of its own, it is the staff's. */
export function passkeyHost(
  { http, siteOrigin }: Pick<Config, 'http' | 'siteOrigin'>,
  kind: Person['kind'],
): string {
  const ofOffice = kind === 'staff' ? http.officeHost : null;
  return ofOffice === null ? new URL(siteOrigin).hostname : ofOffice.replace(/:\d+$/, '');
}

/** Whether a page of that origin, which is one of the site's, can make and show passkeys of the host. */
export function isPageOf(host: string, origin: string | undefined): origin is string {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return hostname === host || hostname.endsWith(`.${host}`);
}
