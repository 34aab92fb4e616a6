// The checks that read the code and do not run it: format, lint, import boundaries, types. Each counts as one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command';
import { add, type Counts } from './counts';
import { reportFailure, reportLine } from './reporting';

const LIMIT_MS = 5 * 60_000;

interface Check {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
}

function checks(root: string): readonly Check[] {
  const folders = ['apps', 'libs', 'tools', 'load-tests'].filter((name) => existsSync(path.join(root, name)));
  return [
    { title: 'types', command: 'nx', args: ['run-many', '-t', 'types', '--outputStyle=static'] },
    {
      title: 'lint',
      command: 'eslint',
      args: ['.', '--cache', '--cache-location', 'tmp/eslint/', '--max-warnings=0'],
    },
    {
      title: 'format',
      command: 'prettier',
      args: ['--check', '.', '--cache', '--cache-location', 'tmp/prettier-cache', '--log-level=warn'],
    },
    {
      title: 'boundaries',
      command: 'depcruise',
      args: ['--config', '.dependency-cruiser.cjs', ...folders],
    },
  ];
}

async function runCheck(root: string, { title, command, args }: Check): Promise<Counts> {
  const outcome = await runCommand(command, args, { title, root, limitMs: LIMIT_MS });
  const counts = outcome.hasPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  reportLine(title, counts, outcome.seconds);
  if (!outcome.hasPassed) reportFailure(title, outcome.output);
  return counts;
}

/** Two at a time: the long types and lint beside each other, the short ones after them. */
export async function runStaticChecks(root: string): Promise<Counts> {
  const waiting = [...checks(root)];
  const lane = async (): Promise<Counts> => {
    const check = waiting.shift();
    return check ? add(await runCheck(root, check), await lane()) : { passed: 0, failed: 0 };
  };
  return add(...(await Promise.all([lane(), lane()])));
}
