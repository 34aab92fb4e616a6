// Profiles this process, in which the engine's rows run; the api's process profiles itself when it is started with these flags.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';

export interface CpuProfile {
  /** Writes what was gathered to `bench.cpuprofile`. */
  finish(): Promise<void>;
}

export async function startCpuProfile(folder: string): Promise<CpuProfile> {
  mkdirSync(folder, { recursive: true });
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return {
    finish: async () => {
      const { profile } = await session.post('Profiler.stop');
      writeFileSync(path.join(folder, 'bench.cpuprofile'), JSON.stringify(profile));
      session.disconnect();
    },
  };
}

/** Node's flags that make a child write its profile into the folder when it ends. */
export function profilingFlags(folder: string | null): readonly string[] {
  return folder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}
