// Reads the cars of an enrolment: as many as shares, each with a VIN, none twice. Sorted, so that two enrolments never wait for each other crosswise.
import type { EnrolBody } from '@haopai/contracts';
import { parseVin } from '@haopai/rules';
import type { DeclaredCar } from '../../plates/registered-cars';
import { RefusalError } from '../../platform/errors';

export function readCars({
  vins,
  shares = vins.length,
  vehicles,
}: EnrolBody): readonly DeclaredCar[] | RefusalError {
  // The shape allows none for drills alone.
  if (vins.length === 0)
    return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'vins', rule: 'arrayMinSize' }] });
  if (shares !== vins.length)
    return new RefusalError('ENROLMENT.SHARES_DIFFER', { shares, vins: vins.length });
  if (vehicles !== undefined && vehicles.length !== vins.length)
    return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'vehicles', rule: 'oneForEachVin' }] });
  const cars = new Map<string, DeclaredCar>();
  for (const [place, raw] of vins.entries()) {
    const vin = parseVin(raw);
    if (!vin.ok) return new RefusalError('VIN.INVALID', { vin: raw });
    const { number } = vin.value;
    if (cars.has(number)) return new RefusalError('VIN.REPEATED', { vin: number });
    cars.set(number, { vin: number, vehicle: vehicles?.[place] ?? null });
  }
  return [...cars.values()].sort((one, other) => (one.vin < other.vin ? -1 : 1));
}
