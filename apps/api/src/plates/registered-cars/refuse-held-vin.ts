// What is said to whoever wants a car that something holds: of their own what it is, of another's no more than until when it is unpaid. Pure.
import type { HeldVin } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import type { StandingClaim, VinClaimKind } from './vin-claim';

const CODES = {
  order: 'VIN.HAS_ORDER',
  entry: 'VIN.ENROLLED',
  reservation: 'VIN.RESERVED',
  plate: 'VIN.HAS_PLATE',
} as const satisfies Record<VinClaimKind, string>;

export type HeldVinCode = (typeof CODES)[VinClaimKind] | 'VIN.NOT_YOURS';

export function refuseHeldVin(
  vin: string,
  { kind, citizenId: holderId, unpaidUntilMs }: Omit<StandingClaim, 'vinHash'>,
  citizenId: number,
): RefusalError<HeldVinCode> {
  const others = unpaidUntilMs === null ? 'others' : 'unpaid';
  const reason = holderId === citizenId ? 'own' : others;
  const held: HeldVin = { vin, reason, ...(unpaidUntilMs === null ? {} : { endsAtMs: unpaidUntilMs }) };
  return new RefusalError(CODES[kind], held);
}

/** The office has found that it is somebody else's, whatever holds it. */
export function refuseOthersVin(vin: string): RefusalError<'VIN.NOT_YOURS'> {
  return new RefusalError('VIN.NOT_YOURS', { vin, reason: 'others' });
}
