// Under which name an address is counted. One household or office owns a whole IPv6 /64, so all of it counts as one.
import { isIPv4, isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const CUSTOMER_GROUPS = 3;
const PROVIDER_GROUPS = 2;
const NETWORK_BYTES = 3;
/** An IPv4 address that arrives on an IPv6 socket: ::ffff:a.b.c.d. */
const MAPPED_IPV4 = /^0:0:0:0:0:ffff:([0-9a-f]+):([0-9a-f]+)$/;

/** What a provider gives to one customer at most: an IPv6 address' /48; null for IPv4, where an address itself is that. */
export function networkKey(address: string): string | null {
  const [bare = ''] = address.split('%', 1);
  if (!isIPv6(bare) || !addressKey(address).endsWith('/64')) return null;
  return `${groupsOf(bare).slice(0, CUSTOMER_GROUPS).join(':')}::/48`;
}

/**
 * Those of whom an address is one: whoever has hired one has mostly hired its neighbours. An IPv4 address' /24 or an IPv6 address' /48, and its /32, which
 * is a provider's; null for what is no such address.
 */
export function neighboursOf(address: string): {
  readonly network: string | null;
  readonly provider: string | null;
} {
  const own = addressKey(address);
  if (isIPv4(own)) {
    const network = `${own.split('.').slice(0, NETWORK_BYTES).join('.')}.0/24`;
    return { network, provider: null };
  }
  const network = networkKey(address);
  if (network === null) return { network, provider: null };
  return { network, provider: `${network.split(':').slice(0, PROVIDER_GROUPS).join(':')}::/32` };
}

/** An IPv4 address itself, an IPv6 address' /64; whatever else was told stays as it is. */
export function addressKey(address: string): string {
  const [bare = ''] = address.split('%', 1);
  if (!isIPv6(bare)) return address;
  const groups = groupsOf(bare);
  const mapped = MAPPED_IPV4.exec(groups.join(':'));
  if (mapped !== null) return mapped.slice(1).flatMap(bytesOf).join('.');
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** Eight groups without leading zeros; the URL parser knows every way in which an IPv6 address is written. */
function groupsOf(address: string): readonly string[] {
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [left, right ?? ''].map((text) => text.split(':').filter((group) => group !== ''));
  const zeros = GROUPS - (before?.length ?? 0) - (after?.length ?? 0);
  return [...(before ?? []), ...Array<string>(zeros).fill('0'), ...(after ?? [])];
}

function bytesOf(group: string): readonly number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}
