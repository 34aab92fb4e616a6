// Which addresses pushes may go to: those of known push services over TLS, so that nobody makes the site call where they like.

export const PUSH_ENDPOINT_LENGTH_MAX = 1_024;

/** `hosts` as PushConfig lists them. */
export function isPushEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (endpoint.length > PUSH_ENDPOINT_LENGTH_MAX || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '') return false;
  const host = hosts.find((allowed) => isHost(url.host, allowed));
  if (host === undefined) return false;
  // A listed loopback address with a port is somebody's stand-in for a push service.
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && /^(127\.0\.0\.1|localhost):\d+$/.test(host))
  );
}

/** `URL.host` holds a port only where it is not the usual one, and is in lower case already. */
function isHost(host: string, allowed: string): boolean {
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;
}
