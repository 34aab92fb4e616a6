// What the bench ran on, without which its figures mean nothing.
import os from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** The database and the Redis, with what the database promises of a commit. */
  readonly services: readonly string[];
  readonly measuredAt: string;
}

export function describeMachine(services: readonly string[]): Machine {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: cpus.length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    services,
    measuredAt: new Date().toISOString(),
  };
}
