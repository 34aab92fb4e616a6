// Reads for how long an account of the staff is new: whoever made it could use it as the second of two until others have heard of it.
import type { Environment, StaffConfig } from './config';
import type { VariableReader } from './variables';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const HOURS_MAX = 168;

/** Where a site is tried, nobody waits for a day. */
export function readStaff(reader: VariableReader, environment: Environment, warnings: string[]): StaffConfig {
  const isProduction = environment === 'production';
  const hours = reader.integer('HAOPAI_NEW_STAFF_HOURS', isProduction ? HOURS : 0, 0, HOURS_MAX);
  if (hours === 0 && isProduction)
    warnings.push(
      'HAOPAI_NEW_STAFF_HOURS is 0: an administrator who makes an account can be both of two persons at once. For trials only',
    );
  return { newForMs: hours * HOUR_MS };
}
