// The options of npm start and npm run dev, from the command line and the environment.
import { parseArgs } from 'node:util';
import { mayInstall } from '../services';

export interface StartOptions {
  readonly port: number;
  readonly hasBots: boolean;
  readonly isWatching: boolean;
  /** Whether missing system packages may be installed. */
  readonly mayInstall: boolean;
}

const DEFAULT_PORT = 3000;

/** Throws on an option that it does not know. The port was checked by start.mjs. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'no-bots': { type: 'boolean' },
      'no-install': { type: 'boolean' },
      watch: { type: 'boolean' },
    },
  });
  return {
    port: Number(env.PORT ?? DEFAULT_PORT),
    hasBots: !values['no-bots'] && env.HAOPAI_BOTS?.toLowerCase() !== 'off',
    isWatching: values.watch === true,
    mayInstall: !values['no-install'] && mayInstall(env),
  };
}
