// Who looks after the site, and may read /metrics and what stands behind a readiness: with a token set, whoever shows it; without one, direct callers from loopback and private addresses.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export interface MetricsCaller {
  /** Of the other end of the connection, whoever it says to speak for. */
  readonly address: string | undefined;
  readonly authorization: string | undefined;
  /** Whether a proxy passed the request on: then anybody may be behind the private address. */
  readonly isForwarded: boolean;
}

const PRIVATE_NETWORKS: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
];

const privateNetworks = new BlockList();
for (const [network, prefix, family] of PRIVATE_NETWORKS) privateNetworks.addSubnet(network, prefix, family);

/** What proxies add when they pass a request on. */
const FORWARDING_HEADERS = ['x-forwarded-for', 'x-real-ip', 'forwarded'];

export function callerOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): MetricsCaller {
  return {
    address: socket.remoteAddress,
    authorization: headers.authorization,
    isForwarded: FORWARDING_HEADERS.some((name) => headers[name] !== undefined),
  };
}

export function mayReadMetrics(token: string | null, caller: MetricsCaller): boolean {
  if (token !== null) return isSame(caller.authorization ?? '', `Bearer ${token}`);
  return !caller.isForwarded && isPrivate(caller.address ?? '');
}

/** An IPv4 address that arrives on an IPv6 socket counts as what it is: BlockList sees through the mapping. */
function isPrivate(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && privateNetworks.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Takes the same time whatever is shown. */
function isSame(shown: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(wanted));
}
