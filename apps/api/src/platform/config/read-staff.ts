// Reads for how long an account of the staff is new, and for how long it is no second person beside whoever has made it.
import type { Environment, StaffConfig } from './config';
import type { VariableReader } from './variables';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const HOURS_MAX = 168;
/** Over a weekend: somebody else is back who can look at who was added. */
const PAIR_HOURS = 72;
const PAIR_HOURS_MAX = 720;

/** Where a site is tried, nobody waits for a day. */
export function readStaff(reader: VariableReader, environment: Environment, warnings: string[]): StaffConfig {
  const isProduction = environment === 'production';
  const hours = reader.integer('HAOPAI_NEW_STAFF_HOURS', isProduction ? HOURS : 0, 0, HOURS_MAX);
  if (hours === 0 && isProduction)
    warnings.push(
      'HAOPAI_NEW_STAFF_HOURS is 0: an administrator who makes an account can be both of two persons at once. For trials only',
    );
  const pairHours = reader.integer('HAOPAI_STAFF_PAIR_HOURS', PAIR_HOURS, 0, PAIR_HOURS_MAX);
  if (pairHours === 0 && isProduction)
    warnings.push(
      'HAOPAI_STAFF_PAIR_HOURS is 0: whoever adds or resets a colleague can be both of two persons with them at once. For trials only',
    );
  return { newForMs: hours * HOUR_MS, pairForMs: pairHours * HOUR_MS };
}
