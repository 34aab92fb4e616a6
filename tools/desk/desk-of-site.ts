// Finds the program and the surroundings of the site beside which a command is to run.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { keyVariables, loadSecrets } from '../services';
import { withDatabase } from '../services/kept-services';
import { mysqlUrl, MYSQL_USER } from '../services/mysql';
import { rememberedPort } from '../services/ports';
import { redisUrl } from '../services/redis';

export interface Desk {
  /** The built api. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
}

const DATABASE = 'haopai';
/** Its answers are meant for whoever asks: the log says only what went wrong. */
const QUIET = { HAOPAI_LOG_LEVEL: 'warn' };

/** Null when the environment names none and none was started here. */
export function deskOf(root: string, env: NodeJS.ProcessEnv): Desk | null {
  const home = path.join(root, '.haopai');
  const program = [path.join(root, 'dist'), path.join(home, 'site')]
    .map((dist) => path.join(env.HAOPAI_DIST ?? dist, 'api', 'main.js'))
    .find((file) => existsSync(file));
  if (program === undefined) return null;
  if (env.HAOPAI_MYSQL_URL !== undefined) return { program, env: { ...QUIET, ...env } };
  const ports = path.join(home, 'ports.json');
  const [mysqlPort, redisPort] = [rememberedPort(ports, 'mysql'), rememberedPort(ports, 'redis')];
  if (mysqlPort === null || redisPort === null) return null;
  const secrets = loadSecrets(path.join(home, 'secrets'));
  const services = {
    HAOPAI_MYSQL_URL: withDatabase(mysqlUrl(MYSQL_USER, secrets.mysqlPassword, mysqlPort), DATABASE),
    HAOPAI_REDIS_URL: redisUrl(secrets.redisPassword, redisPort),
  };
  return { program, env: { ...QUIET, ...env, ...services, ...keyVariables(secrets) } };
}
