// The end of the models' connections: whoever does not give one back holds up no program that ends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sequelize } from 'sequelize-typescript';
import type { ProgramLog } from '../logging';

const GIVEN_BACK_MAX_MS = 2_000;

/** What a connection that is not given back had begun the server takes back when the program is gone. */
export async function closeModels(
  sequelize: Sequelize,
  log: Pick<ProgramLog, 'warn'>,
  maxMs = GIVEN_BACK_MAX_MS,
): Promise<void> {
  const closed = sequelize.close().then(() => true);
  const late = sleep(maxMs, false, { ref: false });
  if (!(await Promise.race([closed, late])))
    log.warn({ pool: poolOf(sequelize) }, 'connections of the models were not given back');
}

function poolOf({ connectionManager }: Sequelize): unknown {
  const { pool = {} } = connectionManager as { pool?: Record<string, unknown> };
  return Object.fromEntries(['size', 'available', 'using', 'waiting'].map((name) => [name, pool[name]]));
}
