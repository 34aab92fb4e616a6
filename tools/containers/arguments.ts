// The orders of npm run containers.
import { parseArgs } from 'node:util';

export const VERBS = ['build', 'up', 'test', 'down'] as const;
export type Verb = (typeof VERBS)[number];

export interface ContainersOptions {
  readonly verb: Verb;
  /** Parts of the names of checks; empty for all of them. */
  readonly only: readonly string[];
  /** After a test the site is left open. */
  readonly keepsSite: boolean;
  /** A commit from which the site is upgraded in a storm; null for the release before. */
  readonly upgradesFrom: string | null;
  /** With docker/compose.replicated.yaml: three nodes of the database, three Redis. */
  readonly isReplicated: boolean;
}

export const USAGE = [
  'npm run containers -- build               base images where there are none, and docker/Dockerfile',
  'npm run containers -- up                  build, then docker/compose.yaml, and waits until all of it is healthy',
  'npm run containers -- test [--only WORDS] up, then every check from outside, then down',
  '                           [--keep]       leaves the site open afterwards',
  '                           [--upgrade-from REF]  upgrades from that commit, not from the release before',
  'npm run containers -- down                stops it and removes its volumes; images stay',
  '  --replicated                            build, up and test: with docker/compose.replicated.yaml, and the checks that are about it',
].join('\n');

/** Throws on what it does not know. */
export function readContainersOptions(args: readonly string[]): ContainersOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      keep: { type: 'boolean' },
      'upgrade-from': { type: 'string' },
      replicated: { type: 'boolean' },
    },
  });
  const [order, ...more] = positionals;
  const verb = VERBS.find((known) => known === order);
  if (verb === undefined || more.length > 0) throw new Error(`what is to be done?\n${USAGE}`);
  const { only = [], keep = false, 'upgrade-from': upgradesFrom = null, replicated = false } = values;
  if (verb !== 'test' && (only.length > 0 || keep || upgradesFrom !== null))
    throw new Error(`--only, --keep and --upgrade-from belong to test\n${USAGE}`);
  if (replicated && upgradesFrom !== null)
    throw new Error(`the release before knows no --replicated: there is nothing to upgrade from\n${USAGE}`);
  return { verb, only, keepsSite: keep, upgradesFrom, isReplicated: replicated };
}
