// .github/workflows, which nothing here can run: read by the parser that the platform itself uses, with few rights, pinned actions and commands that there are.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { run } from '../services/child-process';
import { PARTS, readTryOptions } from '../try-real/arguments';

const root = path.resolve(__dirname, '..', '..');
const files = globSync('.github/workflows/*.yaml', { cwd: root });
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const TSX = { TSX_TSCONFIG_PATH: path.join(root, 'tools', 'tsconfig.json') };
/** Each time it is compiled anew. */
jest.setTimeout(240_000);

/** What the parser says; throws with it when there is anything. */
const lint = (file: string, env: NodeJS.ProcessEnv = {}): Promise<string> =>
  run(process.execPath, ['--import', 'tsx', path.join(__dirname, 'lint-workflow.ts'), file], {
    cwd: root,
    env: { ...TSX, ...env },
  });

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly 'timeout-minutes': number; readonly permissions?: object; readonly steps: readonly Step[] }
    >
  >;
}

describe.each(files)('%s', (file) => {
  const { permissions, jobs } = parse(read(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('is as the platform’s own parser wants it', async () => {
    expect(await lint(path.join(root, file))).toBe('');
  });

  it('may read the repository and do nothing else, for a bounded time', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeUndefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(360);
    }
    expect(read(file)).not.toContain('secrets.');
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout@'))
        expect(given).toMatchObject({ 'persist-credentials': false });
  });

  it('takes actions by the hash of their commit', () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('runs commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands = steps.flatMap((step) => step.run ?? []);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const [, script = '', args = ''] = /^npm run ([\w:-]+)(?: -- (.+))?$/.exec(command) ?? [];
      expect(Object.keys(scripts)).toContain(script);
      // All that needs nobody's keys.
      if (script === 'try-real')
        expect(readTryOptions(args.split(' ')).parts).toEqual(
          PARTS.filter((part) => !['identity', 'payment', 'text'].includes(part)),
        );
    }
  });
});

it('there are two', () =>
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['real-world.yaml', 'supply-chain.yaml']));

it('a workflow with a slip of the pen is refused', async () => {
  const spoilt = (from: string, to: string): Promise<string> => {
    const text = read('.github/workflows/real-world.yaml');
    expect(text).toContain(from);
    return lint('-', { WORKFLOW: text.replace(from, to) }).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
  };
  expect(await spoilt('runs-on:', 'run-on:')).not.toBe('taken');
  expect(await spoilt('if: always()', 'if: always(')).not.toBe('taken');
  expect(await spoilt('permissions:\n  contents: read', 'permissions:\n  contents: all')).not.toBe('taken');
  expect(await spoilt('workflow_dispatch:', 'workflow_despatch:')).not.toBe('taken');
});
