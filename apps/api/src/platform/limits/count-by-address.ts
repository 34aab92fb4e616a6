// Counts what strangers ask: by address, and of IPv6 by what a provider gives to one customer at most, whose addresses are without number.
import type { RefusalError } from '../errors';
import { addressKey, networkKey } from './address-key';
import type { LimitKind } from './limit-table';
import type { RateLimits } from './rate-limits';

const NETWORK_KIND = { read: 'readByNetwork', file: 'fileByNetwork' } as const satisfies Partial<
  Record<LimitKind, LimitKind>
>;

/** Undefined while there are tries left. */
export async function countByAddress(
  limits: RateLimits,
  kind: keyof typeof NETWORK_KIND,
  address: string,
): Promise<RefusalError<'REQUEST.RATE_LIMITED'> | undefined> {
  const network = networkKey(address);
  const refusal = await limits.consume(kind, addressKey(address));
  if (refusal !== undefined || network === null) return refusal;
  return limits.consume(NETWORK_KIND[kind], network);
}
