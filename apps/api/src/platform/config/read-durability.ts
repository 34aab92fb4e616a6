// What an acknowledged bid is on when it is acknowledged, as whoever runs the site names it: the program looks whether it is so (platform/durability).
import type { DurabilityNamed, Environment } from './config';
import type { VariableReader } from './variables';

const KINDS = ['one-disk', 'two-machines'] as const;

/** Production says it: nobody sells for an evening with less than they believe they have. */
export function readDurability(reader: VariableReader, environment: Environment): DurabilityNamed | null {
  const name = 'HAOPAI_DURABILITY';
  if (reader.text(name) !== null) return reader.oneOf(name, KINDS, 'one-disk');
  if (environment === 'production')
    reader.fault(
      `${name} is missing: say one-disk where what is acknowledged is on the disk of one database, and may be lost with it, ` +
        'or two-machines where a replicated database has it on a second machine besides (docs/replication.md)',
    );
  return null;
}
