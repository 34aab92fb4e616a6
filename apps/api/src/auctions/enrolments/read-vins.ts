// Reads the VINs of an enrolment: as many as shares, each a VIN, none twice. Sorted, so that two enrolments never wait for each other crosswise.
import type { EnrolBody } from '@haopai/contracts';
import { parseVin } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

export function readVins({ vins, shares = vins.length }: EnrolBody): readonly string[] | RefusalError {
  // The shape allows none for drills alone.
  if (vins.length === 0)
    return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'vins', rule: 'arrayMinSize' }] });
  if (shares !== vins.length)
    return new RefusalError('ENROLMENT.SHARES_DIFFER', { shares, vins: vins.length });
  const numbers = new Set<string>();
  for (const raw of vins) {
    const vin = parseVin(raw);
    if (!vin.ok) return new RefusalError('VIN.INVALID', { vin: raw });
    if (numbers.has(vin.value.number)) return new RefusalError('VIN.REPEATED', { vin: vin.value.number });
    numbers.add(vin.value.number);
  }
  return [...numbers].sort();
}
