// Bundles a program for specs that start it many times: from the sources, each start would cost three times as much.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MysqlConfig, Variables } from '../platform/config';

export const WORKSPACE = join(__dirname, '..', '..', '..', '..');

/**
 * Returns the folder, whose main.js is the api, or the one file of it that is given. It lies in the workspace: a bundle
 * looks for its packages from where it stands. The caller removes it.
 */
export async function bundleProgram(file?: string): Promise<string> {
  const folder = join(WORKSPACE, 'node_modules', '.cache', `haopai-spec-${randomBytes(6).toString('hex')}`);
  const builder = join(__dirname, 'build-program.mjs');
  const args = [builder, folder, ...(file === undefined ? [] : [file])];
  await promisify(execFile)(process.execPath, args, { cwd: WORKSPACE });
  return folder;
}

/** The api as the suite has built it, with all that stands beside it; null for a spec that is run by itself. */
export function builtFolder(): string | null {
  const dist = process.env['HAOPAI_TEST_DIST'];
  return dist === undefined ? null : join(dist, 'api');
}

/** Where a program finds the spec's database, as the environment would say. What is compiled of it is kept for the next start. */
export function addressOf({ host, port, user, password, database }: MysqlConfig): Variables {
  const address = new URL(`mysql://${host}:${port}/${database}`);
  [address.username, address.password] = [user, password];
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE, NODE_ENV: 'test', HAOPAI_MYSQL_URL: address.href };
}
