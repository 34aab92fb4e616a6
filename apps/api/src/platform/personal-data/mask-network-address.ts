// A network address as it is shown: its first half, by which one knows a network again and no machine.
import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const SHOWN_PARTS = 2;

/** `203.0.*.*`, `2001:db8:*`; what is no address is hidden whole. */
export function maskNetworkAddress(address: string): string {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  if (isIPv4(plain)) return [...plain.split('.').slice(0, SHOWN_PARTS), '*', '*'].join('.');
  if (!isIPv6(plain)) return plain === '' ? '' : '*';
  // What stands before `::` is all that is known of the front of a shortened one.
  const [front = ''] = plain.split('::', 1);
  const parts = front.split(':').filter((part) => part !== '');
  return [...parts.slice(0, SHOWN_PARTS), '*'].join(':');
}
