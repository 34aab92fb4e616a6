// The address of the client behind a request, for what never becomes an Express request: a socket's handshake.
import type { IncomingMessage } from 'node:http';

/** As Express finds `request.ip` with `trust proxy` set to a number: each trusted proxy is believed about who came to it. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const nearest = request.socket.remoteAddress ?? '';
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const told = forwarded.map((address) => address.trim()).filter((address) => address !== '');
  const addresses = [nearest, ...told.reverse()];
  return addresses[Math.min(trustedProxies, addresses.length - 1)] ?? nearest;
}
